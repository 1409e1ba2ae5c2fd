import { expect, test } from 'vitest'
import { histogramQuantiles } from '#components/neuron/quantiles.ts'
import { binOf } from '#lib/numeric/histogram.ts'

const record = (values: number[]) => {
  const counts = new Map<number, number>()
  for (const x of values) counts.set(binOf(x), (counts.get(binOf(x)) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => a[0] - b[0])
  return { bins: Uint16Array.from(sorted, v => v[0]), counts: Float64Array.from(sorted, v => v[1]) }
}

test('quantiles are within a 33rd of the exact ones, negative values below zero', () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i - 300) / 1000)
  for (const { share, value } of histogramQuantiles(record(values))) {
    const exact = values[Math.ceil(share * 1000) - 1]
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.abs(exact) / 33 + 1e-6)
  }
})

test('where most are zero the median is zero; where there is nothing there is no quantile', () => {
  expect(histogramQuantiles(record([0, 0, 0, 5]), [0.5])).toEqual([{ share: 0.5, value: 0 }])
  expect(histogramQuantiles(record([]))).toEqual([])
})
