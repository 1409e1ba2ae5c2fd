import { expect, it } from 'vitest'
import { addBigrams, bigramLogProb, bigramLoss, createBigramTable } from '#lib/model/bigram-table.ts'

const table = createBigramTable(4)
addBigrams(table, [1, 2, 1, 2, 1, 3], 0)

it('interpolates pairs with single tokens', () => {
  // After 1 came 2, 2, 3: c = 3, T = 2; single: (2 + 1) / (6 + 4).
  expect(Math.exp(bigramLogProb(table, 1, 2))).toBeCloseTo((2 + 2 * 0.3) / 5, 12)
  expect(Math.exp(bigramLogProb(table, 1, 0))).toBeCloseTo((2 * 0.1) / 5, 12)
  expect(Math.exp(bigramLogProb(table, 3, 1))).toBeCloseTo(0.4, 12)
})

it('gives probabilities that add up to 1, whatever came before', () => {
  for (let first = 0; first < 4; first++) {
    const sum = [0, 1, 2, 3].reduce((all, second) => all + Math.exp(bigramLogProb(table, first, second)), 0)
    expect(sum).toBeCloseTo(1, 12)
  }
})

it('sums the loss of a document from its first token on', () => {
  expect(bigramLoss(table, [1, 2], 0)).toBeCloseTo(-bigramLogProb(table, 0, 1) - bigramLogProb(table, 1, 2), 12)
})
