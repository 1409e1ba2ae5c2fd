import { describe, expect, test } from 'vitest'
import {
  binnedShares,
  jensenShannon,
  layerSummary,
  profileSimilarity,
  violinDensity,
} from '#lib/analysis/layer-profile.ts'

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

  test('draws a violin whose widest place is 1 and which keeps symmetric data symmetric', () => {
    const density = violinDensity([0.3, 0.4, 0.6, 0.7], axis)
    expect(Math.max(...density)).toBe(1)
    expect(density[0]).toBeCloseTo(density[3], 12)
    expect([...violinDensity([], axis)]).toEqual([0, 0, 0, 0])
  })

  test('measures divergence from 0 for the same to 1 bit for nothing in common', () => {
    expect(jensenShannon([0.5, 0.5], [0.5, 0.5])).toBe(0)
    expect(jensenShannon([1, 0], [0, 1])).toBe(1)
    expect(jensenShannon([1, 0], [0.5, 0.5])).toBeCloseTo(0.3113, 4)
    expect(jensenShannon([0, 0], [0.5, 0.5])).toBeNaN()
  })

  test('compares models at relative depth', () => {
    const [low, high] = [
      [0.1, 0.1],
      [0.9, 0.9],
    ]
    expect(profileSimilarity([low, high], [low, high], axis)).toBe(1)
    expect(profileSimilarity([low, high], [high, low], axis)).toBe(0)
    expect(profileSimilarity([low, high], [low, low, high, high], axis)).toBe(1)
    expect(profileSimilarity([low, high], [low, [null], high], axis)).toBe(1)
  })

  test('says nothing about depth for one layer', () => {
    expect(profileSimilarity([[0.1]], [[0.1], [0.2]], axis)).toBeNull()
  })
})
