import { describe, expect, test } from 'vitest'
import { addDocument, createRandomSample, finishRandomSample, mergeRandomSamples } from '#lib/numeric/random-sample.ts'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

const random = seededRandom(41)
const documents = Array.from({ length: 60 }, (_, ordinal) => ({
  ordinal,
  hash: BigInt.asUintN(64, BigInt(ordinal % 40) * 0x9e3779b97f4a7c15n),
  nTokens: ordinal === 5 ? 9000 : Math.floor(random() * 90),
}))
const sampleOf = (n: number, list: typeof documents) => {
  const sample = createRandomSample(n)
  for (const document of list) addDocument(sample, document)
  return sample
}
const shuffled = () => [...documents].sort(() => random() - 0.5)

describe('the random sample', () => {
  const wanted = finishRandomSample(sampleOf(200, documents))

  test('holds the tokens with the smallest sample keys', () => {
    const keys = new Uint32Array(9000)
    const all = documents.flatMap(({ ordinal, hash, nTokens }) => {
      fillSampleKeys(keys, hash, 0, nTokens)
      return Array.from({ length: nTokens }, (_, token) => ({ document: ordinal, hash, token, key: keys[token] }))
    })
    all.sort((a, b) => a.key - b.key || a.document - b.document || a.token - b.token)
    expect(wanted.map(({ key }) => key)).toEqual(all.slice(0, 200).map(({ key }) => key))
    expect(new Set(wanted.map(({ document, token }) => `${document} ${token}`)).size).toBe(200)
  })

  test('is the same for any order of documents and any split of them', () => {
    for (let i = 0; i < 5; i++) {
      const list = shuffled()
      expect(finishRandomSample(sampleOf(200, list))).toEqual(wanted)
      const cut = Math.floor(random() * list.length)
      const merged = mergeRandomSamples(sampleOf(200, list.slice(0, cut)), sampleOf(200, list.slice(cut)))
      expect(finishRandomSample(merged)).toEqual(wanted)
    }
  })

  test('is all tokens of a corpus that is smaller', () => {
    expect(finishRandomSample(sampleOf(10, [{ ordinal: 0, hash: 1n, nTokens: 4 }]))).toHaveLength(4)
    expect(finishRandomSample(createRandomSample(10))).toEqual([])
  })

  test('refuses to merge samples of two sizes', () => {
    expect(() => mergeRandomSamples(createRandomSample(1), createRandomSample(2))).toThrow('got 1 and 2')
  })
})
