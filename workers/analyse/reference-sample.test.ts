import { expect, test } from 'vitest'
import { cutSample, referenceSample } from '#workers/analyse/reference-sample.ts'

const document = (ordinal: number, hash: bigint, nTokens = 10) => ({ ordinal, hash, nTokens })
const corpus = [document(0, 9n), document(1, 2n ** 63n), document(2, 3n), document(3, 3n), document(4, 1n, 0)]
const ordinals = (tokens: number) => referenceSample(corpus, tokens).map(d => d.ordinal)

test('the smallest hashes come first, as unsigned numbers, equal ones by ordinal, until there are tokens enough', () => {
  expect(ordinals(1)).toEqual([2])
  expect(ordinals(10)).toEqual([2])
  expect(ordinals(11)).toEqual([2, 3])
  expect(ordinals(1000)).toEqual([2, 3, 0, 1])
})

test('the sample does not depend on the order of the documents', () => {
  expect(referenceSample(corpus.toReversed(), 25)).toEqual(referenceSample(corpus, 25))
})

test('parts hold whole documents in the order of the corpus, 2^18 tokens at most unless one document has more', () => {
  const sample = [document(7, 1n, 2 ** 18), document(2, 2n, 5), document(3, 3n, 2 ** 19), document(4, 4n, 6)]
  expect(cutSample(sample).map(part => [...part])).toEqual([[2], [3], [4], [7]])
  expect(cutSample([document(5, 1n), document(1, 2n)]).map(part => [...part])).toEqual([[1, 5]])
  expect(cutSample([])).toEqual([])
})
