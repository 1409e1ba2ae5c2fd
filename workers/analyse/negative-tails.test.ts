import { expect, test } from 'vitest'
import { listedTokens } from '#lib/analysis/proportional-sample.ts'
import { gatherTails } from '#workers/analyse/negative-tails.ts'

const byNumber = (a: number, b: number) => a - b
/** Document 0 has two rows, document 1 one; two neurons. */
const rows = [
  { document: 0, start: 0, activations: Float32Array.of(-1, 5, -3, 5) },
  { document: 0, start: 2, activations: Float32Array.of(-3, 5, 2, -0) },
  { document: 1, start: 0, activations: Float32Array.of(-4, 1, 0, 2) },
]

test('one entry a document, its most negative token, the first of equals, whatever the order of rows', () => {
  for (const order of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 1, 0],
  ]) {
    const tails = gatherTails(2, [2, 1], byNumber)
    for (const { document, start, activations } of order.map(i => rows[i])) tails.addRow(document, start, activations)
    expect(listedTokens(tails.lists, 0, byNumber)).toEqual([
      { document: 1, token: 0, value: 4 },
      { document: 0, token: 1, value: 3 },
    ])
    // Neuron 1 is never below 0.
    expect(listedTokens(tails.lists, 1, byNumber)).toEqual([])
  }
})

test('the 20 most negative documents stay', () => {
  const tails = gatherTails(1, new Uint8Array(500).fill(1), byNumber)
  for (let document = 0; document < 500; document++)
    tails.addRow(document, 0, Float32Array.of(-((document * 37) % 500) - 1))
  const values = listedTokens(tails.lists, 0, byNumber).map(({ value }) => value)
  expect(values).toEqual(Array.from({ length: 20 }, (_, i) => 500 - i))
})
