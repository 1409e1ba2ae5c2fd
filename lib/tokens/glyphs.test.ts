import { expect, test } from 'vitest'
import { escapeHtml, listGlyphs, runningGlyphs } from '#lib/tokens/glyphs.ts'
import { spellOut } from '#lib/tokens/invisible.ts'

/** What a browser would hold as text: tags gone, entities read back. */
const textOf = (html: string) =>
  html
    .replace(/<\/?i[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
const running = (text: string) => runningGlyphs(text).html
const g = (shown: string, kind = 'g') => `<i class="${kind}">${shown}</i>`

test('markup in a text stays text', () => {
  expect(running('</i><script>alert("1")</script>')).toBe('&lt;/i&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
  expect(running(`' onload='x`)).toBe('&#39; onload=&#39;x')
  expect(running('&amp; &lt;')).toBe('&amp;amp; &amp;lt;')
  expect(escapeHtml(`<a href='?a&b="c"'>`)).toBe('&lt;a href=&#39;?a&amp;b=&quot;c&quot;&#39;&gt;')
})

test('white space is shown', () => {
  expect(running(' the')).toBe(' the')
  expect(running('   x')).toBe('   x')
  expect(running('    x')).toBe(`${g('␣4')}x`)
  expect(running('a            ')).toBe(`a${g('␣12')}`)
  expect(running('\t\t')).toBe(g('→') + g('→'))
  expect(running('a\nb')).toBe(`a${g('↵', 'g nl')}b`)
  expect(running('\r\n')).toBe(g('\\r') + g('↵', 'g nl'))
})

test('only the last newline of a run breaks the line, also across tokens', () => {
  expect(running('\n\n')).toBe(g('↵') + g('↵', 'g nl'))
  expect(runningGlyphs('\n', true).html).toBe(g('↵'))
  expect(runningGlyphs('\nx', true).html).toBe(`${g('↵', 'g nl')}x`)
})

test('control characters and bytes of no character are spelled', () => {
  expect(running('\0\x1b\x7f\x85')).toBe(g('\\x00') + g('\\x1b') + g('\\x7f') + g('\\x85'))
  expect(running('\udce2\udc80')).toBe(g('\\xe2') + g('\\x80'))
})

test('a pair whose second half looks like a stray byte is a character', () => {
  expect(running('💀')).toBe('💀')
  expect(running('\udc80💀\udc80')).toBe(`${g('\\x80')}💀${g('\\x80')}`)
})

test('characters that would reorder or break the page are spelled, not obeyed', () => {
  expect(running('a\u202eb\u2066c\u2028d')).toBe(`a${g('\\u202e')}b${g('\\u2066')}c${g('\\u2028')}d`)
})

test('other scripts, combining marks and joiners stay as they are', () => {
  for (const text of [
    'שלום',
    'مرحبا',
    'e\u0301',
    '\u0301',
    'می\u200cخواهم',
    '👩\u200d👧',
    '漢字',
    'a\u2060b',
    '\ufeff',
  ])
    expect(running(text)).toBe(text)
})

test('in a list a leading or trailing space is a dot, and a bare combining mark has a circle to stand on', () => {
  expect(listGlyphs(' He').html).toBe(`${g('·')}He`)
  expect(listGlyphs('a b ').html).toBe(`a b${g('·')}`)
  expect(listGlyphs(' ').html).toBe(g('·'))
  expect(listGlyphs('   ').html).toBe(g('···'))
  expect(listGlyphs('        x').html).toBe(`${g('␣8')}x`)
  expect(listGlyphs('\u0301').html).toBe(`${g('◌')}\u0301`)
  expect(listGlyphs(' <b>').html).toBe(`${g('·')}&lt;b&gt;`)
  expect(listGlyphs('').html).toBe('')
})

test('the length said is the length a browser counts, for every kind of text', () => {
  const texts = [
    '',
    ' a',
    '\n\n',
    '     x',
    '<&>"\'',
    '\udce2',
    '💀\t',
    '\u202e',
    'e\u0301',
    '\0',
    'plain',
    ' \n ',
    '   ',
  ]
  for (const text of texts)
    for (const { html, length } of [runningGlyphs(text), runningGlyphs(text, true), listGlyphs(text)])
      expect(textOf(html).length, JSON.stringify(text)).toBe(length)
})

test('no text whatever opens a tag of its own', () => {
  let seed = 3
  const alphabet = `<>&"'/= \n\tib\u202e\udc80💀`
  for (let round = 0; round < 2000; round++) {
    let text = ''
    for (let i = 0; i < 8; i++) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      text += alphabet[Math.floor((seed / 2147483648) * alphabet.length)]
    }
    const left = running(text).replace(/<i class="g(?: nl)?">[^<>&"']+<\/i>/g, '')
    expect(left.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&"']/)
  }
})

test('a tooltip hides nothing', () => {
  expect(spellOut(' a\u200db\u00a0')).toBe('·a(zero width joiner)b(no-break space)')
  expect(spellOut('\ufe0f')).toBe('(U+FE0F)')
})
