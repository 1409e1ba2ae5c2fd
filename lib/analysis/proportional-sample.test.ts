import { expect, test } from 'vitest'
import { addProportional, createProportionalSample, listedTokens } from '#lib/analysis/proportional-sample.ts'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

const byNumber = (a: number, b: number) => a - b
const rows = Array.from({ length: 60 }, (_, document) => {
  const keys = new Uint32Array(50)
  fillSampleKeys(keys, BigInt(document) * 0x9e3779b97f4a7c15n, 0, 50)
  return { document, start: 7, keys }
})
const random = seededRandom(3)
/** [50, 2] a row: neuron 0 fires with 1 on every third token and with 4 on the one after it, neuron 1 anyhow, often below 0. */
const activations = rows.map(() =>
  Float32Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? [1, 4, 0][(i / 2) % 3] : random() ** 4 - 0.2)),
)
const drawn = (order: number[], n: number) => {
  const sample = createProportionalSample(2, n)
  for (const i of order) addProportional(sample, activations[i], rows[i], byNumber)
  return [0, 1].map(neuron => listedTokens(sample, neuron, byNumber))
}
const places = Array.from(rows.keys())

test('keeps the tokens with the largest u^(1/a), in any order of rows', () => {
  const lists = drawn(places, 50)
  expect(drawn(places.toReversed(), 50)).toEqual(lists)
  for (const neuron of [0, 1]) {
    const all = rows.flatMap(({ document, keys }) =>
      Array.from(keys, (key, i) => ({ document, token: 7 + i, a: activations[document][2 * i + neuron], key })),
    )
    const wanted = all
      .filter(({ a }) => a > 0)
      .map(({ document, token, a, key }) => ({ document, token, rank: ((key + 0.5) / 2 ** 32) ** (1 / a) }))
      .sort((x, y) => y.rank - x.rank)
      .slice(0, 50)
    expect(lists[neuron].map(({ document, token }) => [document, token])).toEqual(
      wanted.map(({ document, token }) => [document, token]),
    )
  }
})

test('draws a token that fires four times as hard about four times as often, and none that does not fire', () => {
  const [own] = drawn(places, 400)
  const strong = own.filter(({ token }) => (token - 7) % 3 === 1).length
  const weak = own.filter(({ token }) => (token - 7) % 3 === 0).length
  expect(strong + weak).toBe(400)
  // 1000 tokens of each kind: without replacement the stronger ones run out a little, so that the ratio is some way below 4.
  expect(strong / weak).toBeGreaterThan(3)
  expect(strong / weak).toBeLessThan(4.6)
})

test('takes all where there are fewer', () => {
  const sample = createProportionalSample(1)
  addProportional(sample, Float32Array.of(0, 2, -1), { document: 0, start: 0, keys: Uint32Array.of(1, 2, 3) }, byNumber)
  expect(listedTokens(sample, 0, byNumber).map(({ token }) => token)).toEqual([1])
})
