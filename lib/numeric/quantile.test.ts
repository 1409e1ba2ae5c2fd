import { describe, expect, test } from 'vitest'
import { binOf } from '#lib/numeric/histogram.ts'
import { quantile } from '#lib/numeric/quantile.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const histogramOf = (values: ArrayLike<number>) => {
  const counts = new Float64Array(1024)
  for (const x of Array.from(values)) counts[binOf(x)]++
  return counts
}

describe('quantiles', () => {
  test('are within 1/33 of the true ones at every p, on heavy-tailed data of both signs', () => {
    const random = seededRandom(8)
    const normal = normalFrom(random)
    const values = Float32Array.from({ length: 5000 }, () => Math.exp(2 * normal()) * (random() - 0.4)).sort()
    const counts = histogramOf(values)
    for (let p = 0; p <= 1; p += 1 / 128) {
      const wanted = values[Math.floor(p * (values.length - 1))]
      expect(Math.abs(quantile(counts, p) - wanted)).toBeLessThanOrEqual(Math.abs(wanted) / 33 + 2 ** -20 * (17 / 16))
    }
  })

  test('at 0 and 1 are the extremes where these are known', () => {
    const counts = histogramOf([-3, -1, 0, 2, 5000])
    expect(quantile(counts, 0, -3, 5000)).toBe(-3)
    expect(quantile(counts, 1, -3, 5000)).toBe(5000)
    expect(quantile(counts, 0.5)).toBe(0)
    expect(quantile(counts, 0.25)).toBeCloseTo(-1, 1)
  })

  test('never leave the known range', () => {
    const counts = histogramOf([1, 1, 1])
    expect(quantile(counts, 0.5, 1, 1)).toBe(1)
  })

  test('of nothing are not a number, and p beyond 0..1 is refused', () => {
    expect(quantile(new Float64Array(1024), 0.5)).toBeNaN()
    expect(() => quantile(histogramOf([1]), 1.01)).toThrow('quantile: wanted p in 0..1, got 1.01')
  })
})
