import { expect, test } from 'vitest'
import { inScale, type RowContext, rowHtml } from '#components/neuron/row-html.ts'
import { quantiseWindow } from '#lib/neuron/examples.ts'

const bytes = ['<b>', ' x', '"'].map(text => new TextEncoder().encode(text))
const context: RowContext = {
  id: { layer: 0, neuron: 7 },
  run: 'abc',
  model: 'm',
  corpus: 'my corpus',
  nCtx: 256,
  scale: 2,
  tokenBytes: id => bytes[id],
}
const example = { document: 12, token: 256, activation: 2, window: quantiseWindow(255, [0, 2, -1]) }
const text = {
  ids: Uint16Array.of(0, 1, 2),
  domain: 'web',
  source: '<img src=x onerror="alert(1)">',
  licence: 'CC0 & more',
  url: 'javascript:alert(1)',
}

test('neither a token nor a source nor its link can become markup', () => {
  const html = rowHtml(example, text, context)
  expect(html).not.toContain('<img')
  expect(html).not.toContain('<b>')
  expect(html).not.toContain('javascript:')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;, CC0 &amp; more')
})

test('a web link is kept, and the whole text is one link away', () => {
  const html = rowHtml(example, { ...text, url: 'https://example.org/?a=1&b="2"' }, context)
  expect(html).toContain('<a href="https://example.org/?a=1&amp;b=&quot;2&quot;" rel="nofollow noopener">')
  expect(html).toContain('href="/api/document/my%20corpus/12?run=abc&amp;model=m&amp;at=0/7&amp;token=256"')
})

test('a window at the start of a row says so, and the line carries its value in units of the scale', () => {
  expect(rowHtml(example, text, context)).toContain('<span class="l bos">')
  expect(rowHtml(example, text, context)).toContain('<span class="v">1.00</span>')
  expect(rowHtml({ ...example, window: { ...example.window, start: 256 } }, text, context)).not.toContain('bos')
  expect([inScale(-0.5, 2), inScale(-0.001, 2), inScale(0.25, 0)]).toEqual(['\u22120.25', '0.00', '0.25'])
})
