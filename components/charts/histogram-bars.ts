import type { HistogramRecord } from '#lib/neuron/histogram-record.ts'
import { innerEdge, nBins, outerEdge } from '#lib/numeric/histogram.ts'

/** One bar: `tokens` with activation from `low` to `high`, in the histogram's own unit. */
export interface Bar {
  low: number
  high: number
  tokens: number
}

const half = nBins / 2

/** Joins the bins of one sign, from zero outwards, until each bar is at least `width` wide; stops after `last`. */
function oneSide(counts: Float64Array, first: number, last: number, width: number): Bar[] {
  const bars: Bar[] = []
  let low = 0
  let tokens = 0
  for (let bin = first; bin <= last; bin++) {
    tokens += counts[bin]
    const high = outerEdge(bin)
    if (high - low < width && bin < last) continue
    // The open bin has no outer edge: it is drawn as wide as the one before it.
    const end = Number.isFinite(high) ? high : innerEdge(bin) * 1.0625
    bars.push({ low, high: end, tokens })
    low = end
    tokens = 0
  }
  return bars
}

/**
 * Bars on a linear axis, ascending, from a signed log histogram. Each joins whole bins and is at least `width` wide; far from
 * zero a single bin is wider (a 16th of its value), so no count is ever split or estimated. Empty histograms give no bar.
 */
export function histogramBars({ bins, counts }: HistogramRecord, width: number): Bar[] {
  const dense = new Float64Array(nBins)
  let lastPositive = -1
  let lastNegative = -1
  bins.forEach((bin, i) => {
    dense[bin] = counts[i]
    if (bin < half) lastPositive = bin
    else lastNegative = bin
  })
  const negative = lastNegative < 0 ? [] : oneSide(dense, half, lastNegative, width)
  const mirrored = negative
    .map(({ low, high, tokens }) => ({ low: -high, high: low === 0 ? 0 : -low, tokens }))
    .reverse()
  return lastPositive < 0 ? mirrored : [...mirrored, ...oneSide(dense, 0, lastPositive, width)]
}
