import { expect, test } from 'vitest'
import { decodeFiringTokens, encodeFiringTokens } from '#lib/neuron/token-shares.ts'

test('firing tokens come back as they were packed', () => {
  const tokens = { firings: 1000, distinct: 300, top: [{ token: 40_000, share: 0.75, count: 700 }] }
  expect(decodeFiringTokens(encodeFiringTokens(tokens))).toEqual(tokens)
  const none = { firings: 0, distinct: 0, top: [] }
  expect(decodeFiringTokens(encodeFiringTokens(none))).toEqual(none)
})

test('a record of another layout is refused', () => {
  expect(() => decodeFiringTokens(Uint8Array.of(9))).toThrow('firing tokens: wanted layout version 1, got 9')
})
