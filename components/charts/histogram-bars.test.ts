import { expect, test } from 'vitest'
import { histogramBars } from '#components/charts/histogram-bars.ts'
import { binOf, outerEdge } from '#lib/numeric/histogram.ts'

const record = (values: [number, number][]) => {
  const sorted = values.map(([x, n]) => [binOf(x), n] as const).sort((a, b) => a[0] - b[0])
  return { bins: Uint16Array.from(sorted, v => v[0]), counts: Float64Array.from(sorted, v => v[1]) }
}

test('bars are contiguous, ascending and hold every token once', () => {
  const bars = histogramBars(
    record([
      [0, 900],
      [0.01, 50],
      [0.011, 20],
      [0.4, 3],
      [1.1, 1],
      [-0.2, 7],
    ]),
    0.025,
  )
  expect(bars.reduce((n, bar) => n + bar.tokens, 0)).toBe(981)
  for (let i = 1; i < bars.length; i++) expect(bars[i].low).toBe(bars[i - 1].high)
  for (const bar of bars.slice(1, -1)) expect(bar.high - bar.low).toBeGreaterThanOrEqual(0.025 * 0.999)
  expect(bars.at(-1)).toMatchObject({ high: outerEdge(binOf(1.1)), tokens: 1 })
})

test('tokens near zero stand in the bar that begins at zero', () => {
  const bars = histogramBars(
    record([
      [0, 5],
      [0.001, 4],
    ]),
    0.025,
  )
  expect(bars).toEqual([{ low: 0, high: outerEdge(binOf(0.001)), tokens: 9 }])
})

test('a neuron that is only negative has bars on that side alone', () => {
  const bars = histogramBars(
    record([
      [-0.5, 2],
      [-0.001, 1],
    ]),
    0.025,
  )
  expect(bars.at(-1)!.high).toBe(0)
  expect(bars[0]).toMatchObject({ low: -outerEdge(binOf(0.5)), tokens: 2 })
})

test('no values, no bars; a value past the last edge keeps a finite bar', () => {
  expect(histogramBars({ bins: new Uint16Array(0), counts: new Float64Array(0) }, 1)).toEqual([])
  expect(Number.isFinite(histogramBars(record([[1e9, 1]]), 0.1).at(-1)!.high)).toBe(true)
})
