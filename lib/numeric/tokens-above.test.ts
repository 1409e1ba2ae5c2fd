import { describe, expect, test } from 'vitest'
import { firingFraction } from '#lib/numeric/firing-fraction.ts'
import { binOf } from '#lib/numeric/histogram.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { tokensAbove, tokensFrom } from '#lib/numeric/tokens-above.ts'

const random = seededRandom(9)
const normal = normalFrom(random)
const histogramOf = (values: Iterable<number>) => {
  const counts = new Float64Array(1024)
  for (const x of values) counts[binOf(x)]++
  return counts
}

describe('tokens above a threshold', () => {
  test('are known to within the stated error, at any threshold and with ties on it', () => {
    for (let i = 0; i < 40; i++) {
      const coarse = i % 2 === 0
      const values = Float32Array.from({ length: 500 }, () =>
        coarse ? Math.round(4 * normal()) / 4 : Math.exp(2 * normal()) * (random() - 0.3),
      )
      const max = Math.max(...values)
      const counts = histogramOf(values)
      const thresholds = [
        0,
        0.25,
        0.5,
        1,
        2 ** -20,
        max,
        max * 0.999,
        2 * max,
        ...Array.from({ length: 30 }, () => max * random()),
      ]
      for (const x of thresholds)
        for (const known of [max, undefined]) {
          const from = tokensFrom(counts, x || 1e-9, known)
          const wanted = values.filter(v => v >= (x || 1e-9)).length
          expect(Math.abs(wanted - from.tokens)).toBeLessThanOrEqual(from.error + 1e-9)
          const above = tokensAbove(counts, x, known)
          expect(Math.abs(values.filter(v => v > x).length - above.tokens)).toBeLessThanOrEqual(above.error + 1e-9)
        }
    }
  })

  test('at a bin edge are exact for >=, and above the maximum are none', () => {
    const counts = histogramOf([0.5, 0.5, 1, 1.5])
    expect(tokensFrom(counts, 0.5)).toEqual({ tokens: 4, error: 0 })
    expect(tokensFrom(counts, 1)).toEqual({ tokens: 2, error: 0 })
    expect(tokensAbove(counts, 0.5)).toEqual({ tokens: 4, error: 2 })
    expect(tokensAbove(counts, 1.5, 1.5)).toEqual({ tokens: 0, error: 0 })
    expect(tokensFrom(counts, 1.6, 1.5)).toEqual({ tokens: 0, error: 0 })
  })

  test('split the cut bin by its width', () => {
    expect(tokensFrom(histogramOf(Array(8).fill(1)), 1 + 1 / 64)).toEqual({ tokens: 6, error: 6 })
  })

  test('refuse thresholds that are not positive, or negative', () => {
    expect(() => tokensFrom(new Float64Array(1024), 0)).toThrow('wanted a threshold > 0, got 0')
    expect(() => tokensAbove(new Float64Array(1024), -1)).toThrow('wanted a threshold >= 0, got -1')
  })
})

describe('the firing fraction', () => {
  test('is the share of tokens at or above f M', () => {
    const counts = histogramOf([0, 0, 0, 0, 0.5, 1, 2, -2])
    expect(firingFraction(counts, 0.5, 2)).toEqual({ fraction: 0.25, error: 0 })
    expect(firingFraction(counts, 0.25, 2)).toEqual({ fraction: 0.375, error: 0 })
  })

  test('carries the share of the bin that f M cuts as its error', () => {
    const { fraction, error } = firingFraction(histogramOf([0, 1, 1, 1]), 0.5, 2.03125)!
    expect(fraction).toBeCloseTo(0.5625, 12)
    expect(error).toBeCloseTo(0.5625, 12)
  })

  test('is null without a positive scale or without tokens', () => {
    expect(firingFraction(histogramOf([0]), 0.5, 0)).toBeNull()
    expect(firingFraction(histogramOf([1]), 0.5, Number.NaN)).toBeNull()
    expect(firingFraction(histogramOf([]), 0.5, 1)).toBeNull()
  })
})
