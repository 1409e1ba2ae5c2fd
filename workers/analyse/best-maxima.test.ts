import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { addMaxima, createBestMaxima, mergeBestMaxima, scaleOf, sortedMaxima } from '#workers/analyse/best-maxima.ts'

const random = seededRandom(4)
const documents = Array.from({ length: 90 }, () => Float32Array.of(random(), random() - 0.5))
const bestOf = (some: Float32Array[]) => {
  const best = createBestMaxima(2)
  for (const maxima of some) addMaxima(best, maxima)
  return best
}

test('the scale is the mean of the 20 largest maxima', () => {
  const largest = documents.map(maxima => maxima[1]).sort((a, b) => b - a)
  const mean = largest.slice(0, 20).reduce((sum, x) => sum + x) / 20
  expect(scaleOf(bestOf(documents), 1)).toBeCloseTo(mean, 12)
})

test('with fewer documents it is the mean of all; without any there is none', () => {
  expect(scaleOf(bestOf([Float32Array.of(2, 0), Float32Array.of(4, 0)]), 0)).toBe(3)
  expect(scaleOf(createBestMaxima(1), 0)).toBeNaN()
})

test('any division and any order of documents gives the same bytes', () => {
  const whole = sortedMaxima(bestOf(documents))
  const parts = [documents.slice(60), documents.slice(0, 7), documents.slice(7, 60)].map(bestOf)
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
  ]) {
    const merged = createBestMaxima(2)
    for (const i of order) mergeBestMaxima(merged, parts[i])
    expect(sortedMaxima(merged)).toEqual(whole)
  }
})
