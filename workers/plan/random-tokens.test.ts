import { expect, test } from 'vitest'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import { drawRandomTokens } from '#workers/plan/random-tokens.ts'

const documents = Array.from({ length: 40 }, (_, ordinal) => ({
  ordinal,
  hash: (0x9e3779b97f4a7c15n * BigInt(ordinal + 1)) & 0xffffffffffffffffn,
  nTokens: 50 + ordinal,
}))

test('the tokens with the smallest sample keys are drawn, whatever the order of the documents', () => {
  const all = documents.flatMap(({ ordinal, hash, nTokens }) => {
    const keys = new Uint32Array(nTokens)
    fillSampleKeys(keys, hash, 0, nTokens)
    return Array.from(keys, (key, token) => ({ key, document: ordinal, token }))
  })
  const wanted = all
    .toSorted((a, b) => a.key - b.key)
    .slice(0, 20)
    .map(({ document, token }) => ({ document, token }))
  expect(drawRandomTokens(documents, 20)).toEqual(wanted)
  expect(drawRandomTokens(documents.toReversed(), 20)).toEqual(wanted)
})

test('a corpus with fewer tokens is drawn whole', () => {
  expect(drawRandomTokens([{ ordinal: 3, hash: 1n, nTokens: 4 }], 20)).toHaveLength(4)
  expect(drawRandomTokens([], 20)).toEqual([])
})
