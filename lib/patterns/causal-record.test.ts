import { expect, it } from 'vitest'
import { decodeCausalStrings, encodeCausalStrings } from '#lib/patterns/causal-record.ts'

it('keeps every string with its kind, source and activation', () => {
  const strings = [
    { kind: 'corpus' as const, tokens: Uint16Array.of(7, 8, 9), document: 3, source: -1, activation: 1.5 },
    { kind: 'reorder' as const, tokens: Uint16Array.of(8), document: 3, source: 0, activation: -0.25 },
  ]
  expect(decodeCausalStrings(encodeCausalStrings(strings))).toEqual(strings)
  expect(decodeCausalStrings(encodeCausalStrings([]))).toEqual([])
})
