import type { HistogramRecord } from '#lib/neuron/histogram-record.ts'
import { binMidpoint, nBins } from '#lib/numeric/histogram.ts'

/** A value below which a share of all tokens lies. */
export interface Quantile {
  /** 0..1. */
  share: number
  /** Activation, within a 33rd of its size. */
  value: number
}

/** The shares a page shows. */
export const shownShares = [0.5, 0.9, 0.99, 0.999]

/** Quantiles from the histogram (methods §3): the bin that holds the ceil(share n)-th smallest value. None without tokens. */
export function histogramQuantiles(
  { bins, counts }: HistogramRecord,
  shares: readonly number[] = shownShares,
): Quantile[] {
  const ascending = Array.from(bins, (bin, i) => ({ value: binMidpoint(bin), bin, count: counts[i] })).sort(
    (a, b) => a.value - b.value || b.bin - a.bin,
  )
  const n = ascending.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) return []
  return shares.map(share => {
    const rank = Math.max(1, Math.ceil(share * n))
    let below = 0
    for (const { value, count } of ascending) {
      below += count
      if (below >= rank) return { share, value }
    }
    throw new Error(`quantiles: wanted rank ${rank} of ${n} in ${nBins} bins, found none`)
  })
}
