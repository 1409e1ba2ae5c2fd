import { expect, test } from 'vitest'
import { histogramBars } from '#lib/layer/histogram-bars.ts'

test('values fall into equal steps, both ends included', () => {
  const { counts, low, high } = histogramBars(Float32Array.of(0, 1, 1.5, 2, 4), 4, [0, 4])
  expect(counts).toEqual([1, 2, 1, 1])
  expect([low, high]).toEqual([0, 4])
})

test('undefined values are left out', () => {
  expect(histogramBars(Float32Array.of(Number.NaN, 1, Number.NaN), 2).counts).toEqual([1, 0])
  expect(histogramBars(Float32Array.of(Number.NaN), 2).counts).toEqual([0, 0])
})

test('positive values over several powers of ten are counted in log steps', () => {
  expect(histogramBars(Float32Array.of(1, 5, 50, 100), 2, [1, 100]).counts).toEqual([2, 2])
})

test('the rare extremes count in the end bars', () => {
  const values = Float32Array.from({ length: 201 }, (_, i) => (i === 200 ? 1e6 : 10 + i / 200))
  const { counts, high } = histogramBars(values, 4)
  expect(high).toBeLessThan(12)
  expect(counts.reduce((a, b) => a + b)).toBe(201)
})
