import { describe, expect, test } from 'vitest'
import {
  binnedShares,
  expectedDivergence,
  jensenShannon,
  layerSimilarities,
  layerSummary,
  profileSimilarity,
} from '#lib/analysis/layer-profile.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

const axis = { from: 0, to: 1, n: 4 }

describe('layer profile', () => {
  test('summarises the values there are: the median recomputed from the table equals it', () => {
    const values = [0.4, null, 0.1, 0.3, Number.NaN, 0.2, 0.9]
    const summary = layerSummary(values)
    expect(summary).toMatchObject({ n: 5, missing: 2, min: 0.1, p25: 0.2, median: 0.3, p75: 0.4, max: 0.9 })
    expect(summary.mean).toBeCloseTo(0.38, 12)
    expect(layerSummary([null]).median).toBeNaN()
  })

  test('bins on the given axis, ends open', () => {
    expect([...binnedShares([-1, 0.1, 0.6, 2, null], axis)]).toEqual([0.5, 0, 0.25, 0.25])
  })

  test('measures divergence from 0 for the same to 1 bit for nothing in common', () => {
    expect(jensenShannon([0.5, 0.5], [0.5, 0.5])).toBe(0)
    expect(jensenShannon([1, 0], [0, 1])).toBe(1)
    expect(jensenShannon([1, 0], [0.5, 0.5])).toBeCloseTo(0.3113, 4)
    expect(jensenShannon([0, 0], [0.5, 0.5])).toBeNaN()
  })

  test('is above 0 for two samples of one distribution by what is expected', () => {
    const random = seededRandom(5)
    const bins = { from: 0, to: 1, n: 32 }
    const sample = (n: number) => binnedShares(Float64Array.from({ length: n }, random), bins)
    const found = Array.from({ length: 40 }, () => jensenShannon(sample(800), sample(1600)))
    const mean = found.reduce((sum, value) => sum + value) / found.length
    const expected = expectedDivergence(32, 800, 1600)
    expect(expected).toBeCloseTo(0.0105, 4)
    expect(mean / expected).toBeGreaterThan(0.9)
    expect(mean / expected).toBeLessThan(1.1)
  })

  test('compares models at relative depth', () => {
    const [low, high, none] = [[0.1, 0.1], [0.9, 0.9], [null]].map(values => binnedShares(values, axis))
    const alike = (a: Float64Array[], b: Float64Array[]) => profileSimilarity(layerSimilarities(a, b))
    expect(layerSimilarities([low, high], [low])).toEqual([[1], [0]])
    expect(alike([low, high], [low, high])).toBe(1)
    expect(alike([low, high], [high, low])).toBe(0)
    expect(alike([low, high], [low, low, high, high])).toBe(1)
    expect(alike([low, low, high, high], [low, high])).toBe(1)
    expect(alike([low, high], [low, none, high])).toBe(1)
  })

  test('says nothing about depth for one layer', () => {
    expect(profileSimilarity([[0.5, 0.6]])).toBeNull()
    expect(profileSimilarity([])).toBeNull()
  })
})
