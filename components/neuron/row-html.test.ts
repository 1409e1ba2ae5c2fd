import { expect, test } from 'vitest'
import { captionHtml, inScale, type RowContext, rowHtml } from '#components/neuron/row-html.ts'
import { quantiseWindow } from '#lib/neuron/examples.ts'
import { packRow } from '#lib/tokens/packed-row.ts'

const bytes = ['<b>', ' x', '"'].map(text => new TextEncoder().encode(text))
const hostile = {
  domain: 'web',
  source: '<img src=x onerror="alert(1)">',
  licence: 'CC0 & more',
  url: 'javascript:alert(1)',
}
const context: RowContext = {
  id: { layer: 0, neuron: 7 },
  run: 'abc',
  model: 'm',
  corpus: 'my corpus',
  nCtx: 256,
  scale: 2,
  negative: true,
  sources: [hostile, { ...hostile, url: 'https://example.org/?a=1&b="2"' }],
}
const example = { document: 12, token: 256, activation: 2, window: quantiseWindow(255, [0, 2, -1]) }
const row = packRow(example, [0, 1, 2], { source: 0, tokenBytes: id => bytes[id] })

test('neither a token nor a source nor its link can become markup', () => {
  const html = rowHtml(row, context) + captionHtml(row, context)
  expect(html).not.toContain('<img')
  expect(html).not.toContain('<b>')
  expect(html).not.toContain('javascript:')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;, CC0 &amp; more')
})

test('a web link is kept, and the whole text is one link away', () => {
  const html = captionHtml({ ...row, source: 1 }, context)
  expect(html).toContain('<a href="https://example.org/?a=1&amp;b=&quot;2&quot;" rel="nofollow noopener">')
  expect(html).toContain('href="/api/document/my%20corpus/12?run=abc&amp;model=m&amp;at=0/7&amp;token=256"')
  expect(html).toContain('document 12, token 256, position 2')
})

test('a window at the start of a row says so, and the line carries its value in units of the scale', () => {
  expect(rowHtml(row, context)).toContain('<span class="l bos">')
  expect(rowHtml(row, context)).toContain('<span class="v">1.00</span>')
  expect(rowHtml({ ...row, start: 256 }, context)).not.toContain('bos')
  expect([inScale(-0.5, 2), inScale(-0.001, 2), inScale(0.25, 0)]).toEqual(['\u22120.25', '0.00', '0.25'])
})
