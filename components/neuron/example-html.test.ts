import { expect, test } from 'vitest'
import { exampleHtml } from '#components/neuron/example-html.ts'
import { rowHtml } from '#components/neuron/row-html.ts'
import { quantiseWindow } from '#lib/neuron/examples.ts'
import { packRow } from '#lib/tokens/packed-row.ts'

const context = {
  id: { layer: 0, neuron: 1 },
  run: '0123456789abcdef',
  model: 'm',
  corpus: 'c',
  nCtx: 64,
  scale: 2,
  negative: false,
  sources: [{ domain: 'd', source: 's', licence: 'l', url: null }],
}
const row = (copies?: number) =>
  packRow({ document: 1, token: 0, activation: 2, copies, window: quantiseWindow(0, [2]) }, [0], {
    source: 0,
    tokenBytes: () => new TextEncoder().encode('a</summary>'),
  })

test('a row whose text comes three times says so at its end, whatever its text is', () => {
  const html = exampleHtml(row(3), context)
  expect(html).toMatch(/× 3<span class="sr-only"> near-identical texts<\/span><\/span><\/summary><\/details>$/)
  expect(html.replace(/<span class="times".*<\/span><\/span>/, '')).toBe(rowHtml(row(), context))
})

test('a text that comes once is drawn as ever', () => {
  expect(exampleHtml(row(), context)).toBe(rowHtml(row(), context))
  expect(exampleHtml(row(1), context)).toBe(rowHtml(row(), context))
})
