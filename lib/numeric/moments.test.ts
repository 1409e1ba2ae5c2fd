import { describe, expect, test } from 'vitest'
import { addToLanes, nLanes } from '#lib/numeric/exact-sum.ts'
import {
  centralMoments,
  type Moments,
  mergeCentralMoments,
  momentsFromCentral,
  momentsFromLanes,
} from '#lib/numeric/moments.ts'
import { lanesPerNeuron, limitPowerSums } from '#lib/numeric/power-sums.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const lanesOf = (rows: number[][]) => {
  const lanes = new Float64Array(lanesPerNeuron)
  for (const row of rows)
    for (let power = 1; power <= 4; power++)
      addToLanes(
        lanes,
        (power - 1) * nLanes,
        row.reduce((sum, x) => sum + x ** power, 0),
      )
  return lanes
}
const names = ['mean', 'variance', 'skewness', 'kurtosis'] as const
const expectSame = (got: Moments, wanted: Moments, digits: number) => {
  for (const name of names) expect(got[name]! / wanted[name]!).toBeCloseTo(1, digits)
}

describe('moments', () => {
  test('of {0,0,0} and {0,0,6} merge to mean 1, M2 30, M3 120, M4 630, skewness 1.788854, excess kurtosis 1.2', () => {
    const merged = mergeCentralMoments(centralMoments([0, 0, 0]), centralMoments([0, 0, 6]))
    expect(merged).toEqual({ n: 6, mean: 1, m2: 30, m3: 120, m4: 630 })
    const moments = momentsFromCentral(merged)
    expect(moments.skewness).toBeCloseTo(1.788854, 6)
    expect(moments.kurtosis).toBeCloseTo(1.2, 12)
  })

  test('from the exact power sums of the same shards are the same numbers', () => {
    const moments = momentsFromLanes(lanesOf([[0, 0, 0], [0, 0, 6]]), 0, 6) // biome-ignore format: two shards
    expect(moments).toMatchObject({ n: 6, mean: 1, variance: 5 })
    expect(moments.skewness).toBeCloseTo(1.788854, 6)
    expect(moments.kurtosis).toBeCloseTo(1.2, 12)
  })

  test('from power sums agree with two-pass central moments on any data', () => {
    const random = seededRandom(11)
    const normal = normalFrom(random)
    for (let i = 0; i < 30; i++) {
      const scale = 10 ** (6 * random() - 4)
      const rows = Array.from({ length: 5 }, () =>
        Array.from({ length: 40 }, () => scale * Math.exp(normal()) * (random() - 0.2)),
      )
      const plain = momentsFromCentral(centralMoments(rows.flat()))
      expectSame(momentsFromLanes(lanesOf(rows), 0, 200), plain, 9)
    }
  })

  test('merged by any tree agree with those of the whole', () => {
    const random = seededRandom(12)
    const values = Array.from({ length: 60 }, () => random() ** 3)
    let parts = values.map((_, i) => centralMoments(values.slice(i, i + 1)))
    while (parts.length > 1) {
      const [a, b, ...rest] = parts.sort(() => random() - 0.5)
      parts = [...rest, mergeCentralMoments(a, b)]
    }
    expectSame(momentsFromCentral(parts[0]), momentsFromCentral(centralMoments(values)), 10)
  })

  test('survive a mean 200 times the spread, and are null where power sums cannot hold them', () => {
    const values = Array.from({ length: 1000 }, (_, i) => 100 + (i % 7) * 0.25)
    const plain = momentsFromCentral(centralMoments(values))
    const exact = momentsFromLanes(lanesOf([values]), 0, 1000)
    expectSame(exact, plain, 3)
    const far = momentsFromLanes(lanesOf([values.map(x => x + 900)]), 0, 1000)
    expect(far.variance / plain.variance).toBeCloseTo(1, 6)
    expect(far).toMatchObject({ skewness: null, kurtosis: null })
  })

  test('of fewer than 4 values, or equal ones, have no skewness or kurtosis', () => {
    expect(momentsFromLanes(lanesOf([[1, 2, 4]]), 0, 3)).toMatchObject({ skewness: null, kurtosis: null })
    expect(momentsFromCentral(centralMoments([1, 2, 4]))).toMatchObject({ skewness: null, kurtosis: null })
    for (const x of [0.1, 0.7310585975646973, -3e-9, 1234.56789].map(Math.fround))
      expect(
        momentsFromLanes(lanesOf(Array.from({ length: 40 }, () => Array(2047).fill(x))), 0, 40 * 2047),
      ).toMatchObject({ variance: 0, skewness: null, kurtosis: null })
  })

  test('of no values, or values beyond exact sums, are not numbers', () => {
    expect(momentsFromLanes(lanesOf([]), 0, 0)).toMatchObject({
      mean: Number.NaN,
      variance: Number.NaN,
      kurtosis: null,
    })
    const huge = limitPowerSums(lanesOf([[1e6, 1, 1, 1]]))
    expect(momentsFromLanes(huge, 0, 4)).toMatchObject({ mean: Number.NaN, skewness: null })
    expect(momentsFromLanes(limitPowerSums(lanesOf([[2e5, 1, 1, 1]])), 0, 4).mean).toBeCloseTo(50_000.75, 6)
  })
})
