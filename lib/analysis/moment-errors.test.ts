import { describe, expect, test } from 'vitest'
import { addGroupSums, createGroupSums, groupOf, mergeGroupSums, nGroups } from '#lib/analysis/group-sums.ts'
import { fourthMomentShare, momentErrors } from '#lib/analysis/moment-errors.ts'
import { addTopValues, createTopValues, mergeTopValues, topValuesOf } from '#lib/analysis/top-values.ts'
import { jackknifeError } from '#lib/numeric/jackknife.ts'
import { centralMoments, momentsFromCentral } from '#lib/numeric/moments.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const normal = normalFrom(seededRandom(9))
const rows = Array.from({ length: 48 }, (_, row) => ({
  group: row % nGroups,
  values: Float32Array.from({ length: 60 }, () => normal() ** 3),
}))
const summed = (which: typeof rows) => {
  const sums = createGroupSums(2)
  for (const { group, values } of which) addGroupSums(sums, group, values, 30)
  return sums
}
const valuesOf = (neuron: number, without = -1) =>
  rows.filter(row => row.group !== without).flatMap(row => [...row.values].filter((_, i) => i % 2 === neuron))

describe('moments with their errors', () => {
  test('of {0,0,0} and {0,0,6}: mean 1, skewness 1.788854, excess kurtosis 1.2, whatever the groups', () => {
    const sums = createGroupSums(1)
    addGroupSums(sums, 3, Float32Array.of(0, 0, 0), 3)
    addGroupSums(sums, 12, Float32Array.of(0, 0, 6), 3)
    const { moments, skewness, kurtosis } = momentErrors(sums, 0)
    expect([moments.n, moments.mean]).toEqual([6, 1])
    expect(moments.skewness).toBeCloseTo(1.788854, 6)
    expect(moments.kurtosis).toBeCloseTo(1.2, 10)
    // Without either group three values are left, too few for a shape.
    expect([skewness, kurtosis]).toEqual([null, null])
  })

  test('are those of leaving out each group in turn', () => {
    const sums = summed(rows)
    for (const neuron of [0, 1]) {
      const { moments, skewness, kurtosis } = momentErrors(sums, neuron)
      const left = Array.from({ length: nGroups }, (_, g) => momentsFromCentral(centralMoments(valuesOf(neuron, g))))
      expect(moments.kurtosis).toBeCloseTo(momentsFromCentral(centralMoments(valuesOf(neuron))).kurtosis!, 8)
      expect(skewness).toBeCloseTo(jackknifeError(left.map(one => one.skewness))!, 8)
      expect(kurtosis).toBeCloseTo(jackknifeError(left.map(one => one.kurtosis))!, 8)
    }
  })

  test('are the same in any order and grouping', () => {
    const parts = [summed(rows.slice(20).reverse()), summed(rows.slice(0, 20))]
    mergeGroupSums(parts[0], parts[1])
    expect(parts[0]).toEqual(summed(rows))
  })

  test('of a mean are its ordinary standard error', () => {
    const values = [1, 4, 2, 8, 5]
    const total = values.reduce((a, b) => a + b)
    const error = jackknifeError(values.map(x => (total - x) / 4))!
    const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - total / 5) ** 2, 0) / 4)
    expect(error).toBeCloseTo(deviation / Math.sqrt(5), 12)
  })

  test('are null for a neuron that never varies, with one group, or where an estimate is missing', () => {
    const sums = createGroupSums(1)
    addGroupSums(sums, 0, new Float32Array(10).fill(0.5), 10)
    expect(momentErrors(sums, 0)).toMatchObject({ skewness: null, kurtosis: null })
    expect([jackknifeError([1]), jackknifeError([1, null])]).toEqual([null, null])
  })

  test('spread documents over all groups, also those of the smallest hashes, whatever their parity', () => {
    expect([0n, 1n, 2n, 30n, -1n, 1n << 60n].map(groupOf)).toEqual([0, 0, 1, 15, 15, 0])
  })
})

describe('share of the fourth moment', () => {
  test('of the one value 6 among five zeros is 625 / 630', () => {
    const moments = momentsFromCentral(centralMoments([0, 0, 0, 0, 0, 6]))
    expect(fourthMomentShare([6], moments)).toBeCloseTo(625 / 630, 12)
    expect(fourthMomentShare([0, 0, 0, 0, 0, 6], moments)).toBeCloseTo(1, 12)
    expect(fourthMomentShare([1], { ...moments, kurtosis: null })).toBeNull()
  })
})

describe('largest values', () => {
  test('are the end of the sorted list, merged in any order', () => {
    const sorted = [0, 1].map(neuron => Float32Array.from(valuesOf(neuron)).sort().reverse().slice(0, 100))
    const parts = [rows.slice(0, 7), rows.slice(7)].map(some => {
      const top = createTopValues(2)
      for (const { values } of some) addTopValues(top, values, 30)
      return top
    })
    for (const [into, from] of [
      [0, 1],
      [1, 0],
    ]) {
      const top = { ...parts[into], heap: parts[into].heap.slice() }
      mergeTopValues(top, parts[from])
      expect([topValuesOf(top, 0), topValuesOf(top, 1)]).toEqual(sorted)
    }
  })

  test('are fewer where there were fewer', () => {
    const top = createTopValues(1)
    addTopValues(top, Float32Array.of(2, 5, 5), 3)
    expect([...topValuesOf(top, 0)]).toEqual([5, 5, 2])
  })
})
