import { expect, test } from 'vitest'
import { quantiseWindow } from '#lib/neuron/examples.ts'
import { documentHtml } from '#lib/tokens/document-html.ts'

const vocabulary = ['a', ' b', '</p>'].map(text => new TextEncoder().encode(text))

test('stored windows are tinted, the rest of the document is plain and escaped', () => {
  const html = documentHtml({
    ids: [0, 1, 2, 0, 1],
    windows: [quantiseWindow(3, [0, 1])],
    scale: 2,
    token: 4,
    tokenBytes: id => vocabulary[id],
  })
  expect(html).toBe('a b&lt;/p&gt;a<u style="--t:.5"> b</u>')
})

test('without windows and without a token nothing is marked', () => {
  expect(documentHtml({ ids: [0, 1], windows: [], scale: 1, token: -1, tokenBytes: id => vocabulary[id] })).toBe('a b')
})
