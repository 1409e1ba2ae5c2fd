import { describe, expect, test } from 'vitest'
import { binOf } from '#lib/numeric/histogram.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { sparsity } from '#lib/numeric/sparsity.ts'

const histogramOf = (values: Iterable<number>) => {
  const counts = new Float64Array(1024)
  for (const x of values) counts[binOf(x)]++
  return counts
}
const exact = (values: Float32Array) => {
  const positive = values.map(x => Math.max(x, 0))
  const mean = positive.reduce((a, b) => a + b, 0) / values.length
  return mean ** 2 / (positive.reduce((sum, x) => sum + x * x, 0) / values.length)
}

describe('Treves-Rolls sparsity', () => {
  test('is within half a percent of the exact value on smooth data', () => {
    const random = seededRandom(21)
    const normal = normalFrom(random)
    const kinds = [() => normal(), () => Math.exp(normal()), () => normal() ** 3, () => random() - 0.9]
    for (const kind of kinds) {
      const values = Float32Array.from({ length: 20_000 }, kind)
      const wanted = exact(values)
      expect(Math.abs(sparsity(histogramOf(values))! / wanted - 1)).toBeLessThan(0.005)
    }
  })

  test('is the share of firing tokens for a neuron that is on or off, up to 13 %', () => {
    const counts = histogramOf([1, ...Array(9).fill(0)])
    expect(sparsity(counts)!).toBeCloseTo(0.1, 3)
    expect(sparsity(histogramOf([1, 1, 1, 1]))).toBeCloseTo(1, 3)
    const worst = sparsity(histogramOf([...Array(100).fill(0.1249), 1, 1]))!
    expect(Math.abs(worst / exact(Float32Array.from([...Array(100).fill(0.1249), 1, 1])) - 1)).toBeLessThan(0.13)
  })

  test('is null where nothing is positive', () => {
    expect(sparsity(histogramOf([0, -1, -2, 1e-9]))).toBeNull()
    expect(sparsity(histogramOf([]))).toBeNull()
  })

  test('stays a number for values beyond the last bin', () => {
    expect(sparsity(histogramOf([1e6, 0]), 1e6)).toBeGreaterThan(0)
    expect(sparsity(histogramOf([1e6, 0]))).toBeCloseTo(0.5, 6)
  })
})
