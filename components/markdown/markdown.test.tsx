import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { Markdown } from '#components/markdown/markdown.tsx'
import { known } from '#components/markdown/rehype-keep-known.ts'
import { htmlFaults } from '#components/markdown/testing/html-faults.ts'
import { hostileTexts } from '#lib/claims/testing/hostile-texts.ts'

vi.mock('server-only', () => ({}))

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />)
const inner = (text: string) =>
  html(text)
    .replace(/^<div class="prose-text ">/, '')
    .replace(/<\/div>$/, '')

const allowed = { ...known, div: ['class'], p: ['class'], a: ['href', 'rel'] }

test(`none of ${hostileTexts.length} hostile texts becomes more than words, formulas and harmless links`, () => {
  expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(200)
  const faults = hostileTexts.flatMap(text =>
    htmlFaults(html(text), allowed).map(fault => `${text.slice(0, 200)}: ${fault}`),
  )
  expect(faults).toEqual([])
})

test('what is asked of the whole page finds what it should', () => {
  for (const bad of [
    '<p onclick="x">y</p>',
    '<script>x</script>',
    '<a href="javascript:x">y</a>',
    '<a href="//evil.example">y</a>',
    '<p style="x">y</p>',
    '<p>a < b</p>',
    '<img src="x"/>',
  ])
    expect(htmlFaults(bad, allowed)).not.toEqual([])
})

test('plain Markdown is what one expects', () => {
  expect(inner('Fires on **sevens**, *mostly*.\n\n- `7`\n- x')).toBe(
    '<p>Fires on <strong>sevens</strong>, <em>mostly</em>.</p>\n<ul>\n<li><code>7</code></li>\n<li>x</li>\n</ul>',
  )
  expect(inner('# Digits')).toBe('<p><strong>Digits</strong></p>')
  expect(inner('a <b>c</b>')).toBe('<p>a &lt;b&gt;c&lt;/b&gt;</p>')
})

test('neurons and addresses in text become links, dates and longer paths do not', () => {
  expect(inner('like planted/0/7, or https://example.org/a?b.')).toBe(
    '<p>like <a href="/planted/0/7" rel="nofollow noopener ugc">planted/0/7</a>, or ' +
      '<a href="https://example.org/a?b" rel="nofollow noopener ugc">https://example.org/a?b</a>.</p>',
  )
  for (const text of ['11/12/2026', 'a/0/1/2', 'runs/0/1', 'a/0/1.5', '`planted/0/7`', 'planted/0'])
    expect(inner(text)).not.toContain('<a ')
})

test('links lead to the web or to this site, images are links', () => {
  expect(inner('[x](/hunt?q=1#a)')).toContain('<a href="/hunt?q=1#a" rel="nofollow noopener ugc">x</a>')
  expect(inner('![a plot](https://example.org/x.png)')).toBe(
    '<p><a href="https://example.org/x.png" rel="nofollow noopener ugc">a plot</a></p>',
  )
  expect(inner('[x](javascript:1)')).toBe('<p>x</p>')
})

test('formulas are MathML, and what KaTeX cannot read is shown as it was written', () => {
  expect(inner('$x^2$')).toBe(
    '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math></p>',
  )
  expect(inner('$$\nx\n$$')).toContain('display="block"')
  expect(inner('$\\frac{1}$')).toContain('<code>\\frac{1}</code>')
  expect(inner(`$${'x'.repeat(1001)}$`)).toContain('<code>')
  expect(inner('costs 5$ and 6$')).not.toContain('undefined')
})

test('a text that would take long to read is shown as it was written', () => {
  for (const text of ['*a_'.repeat(1300), '> '.repeat(2000), '$a$ '.repeat(1000), '[a](b'.repeat(800)])
    expect(inner(text)).toMatch(/^<p class="whitespace-pre-wrap">/)
  expect(inner('> > a')).toContain('<blockquote>')
})
