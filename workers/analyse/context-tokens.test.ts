import { expect, test } from 'vitest'
import { noToken } from '#lib/analysis/token-firings.ts'
import { contextTokens } from '#workers/analyse/context-tokens.ts'

const documents = [
  { tokens: Uint16Array.of(5, 6, 7, 8, 9), scored: true, domain: 1 },
  { tokens: Uint16Array.of(4), scored: false, domain: 0 },
]
// Pieces of three tokens behind BOS.
const laid = contextTokens(documents, { nCtx: 4, bosTokenId: 0 })

test('rows stay whole, shorter ones first, and every token keeps its document, position and next token', () => {
  expect([...laid.tokens]).toEqual([4, 8, 9, 5, 6, 7])
  expect([...laid.next]).toEqual([noToken, 9, noToken, 6, 7, 8])
  expect([...laid.rows]).toEqual([0, 1, 1, 2, 2, 2])
  expect([...laid.scored]).toEqual([0, 1, 1, 1, 1, 1])
  expect([...laid.domains]).toEqual([0, 1, 1, 1, 1, 1])
  expect([...laid.positions]).toEqual([8, 8, 16, 8, 16, 24])
})

test('batches hold the same tokens behind BOS', () => {
  const ids = laid.batches.flatMap(({ rows, positions, ids }) =>
    rows.flatMap((row, i) => [...ids.subarray(i * positions + 1, i * positions + 1 + row.length)].map(Number)),
  )
  expect(ids).toEqual([...laid.tokens])
  expect(laid.batches[0].ids[0]).toBe(0n)
})
