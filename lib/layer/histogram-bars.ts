import { bin } from 'd3'

/** Counts in equal steps, and where the first begins and the last ends. */
export interface HistogramBars {
  counts: number[]
  low: number
  high: number
}

/**
 * Counts of `values` in `bars` equal steps from their 1st to their 99th percentile, in log steps where all of them are
 * positive and span more than a factor of 20. Undefined values (NaN) are left out; what lies outside the percentiles counts
 * in the end bars. `range` sets another [low, high], so that several charts share an axis.
 */
export function histogramBars(values: Float32Array, bars: number, range?: [low: number, high: number]): HistogramBars {
  const sorted = values.filter(value => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return { counts: Array(bars).fill(0), low: 0, high: 0 }
  const [low, high] = range ?? percentiles(sorted)
  const log = low > 0 && high > 20 * low
  const at = (x: number) => (log ? Math.log(x) : x)
  const [from, to] = [at(low), at(high)]
  if (!(to > from)) return { counts: [sorted.length, ...Array(bars - 1).fill(0)], low, high }
  const edges = Array.from({ length: bars - 1 }, (_, i) => from + ((i + 1) / bars) * (to - from))
  const clipped = Array.from(sorted, x => Math.min(to, Math.max(from, at(Math.max(log ? low : x, x)))))
  const counts = bin()
    .domain([from, to])
    .thresholds(edges)(clipped)
    .map(({ length }) => length)
  return { counts, low, high }
}

const percentiles = (sorted: Float32Array): [number, number] => [
  sorted[Math.round(0.01 * (sorted.length - 1))],
  sorted[Math.round(0.99 * (sorted.length - 1))],
]
