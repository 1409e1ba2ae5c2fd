import { binMidpoint, nBins, totalCount } from '#lib/numeric/histogram.ts'

const half = nBins / 2

/**
 * The value of rank floor(p (n - 1)) among the n counted, from a signed histogram [1024] (methods §3, bins of
 * lib/numeric/histogram.ts): within 1/33 of it where 2^-20 * 17/16 <= |x| < 2^12, within 2^-20 * 17/16 where it is nearer
 * to 0. `min` and `max`, where known, bound the estimate, so p = 0 and p = 1 give them exactly. p in [0, 1]; NaN where n = 0.
 */
export function quantile(
  histogram: ArrayLike<number>,
  p: number,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: wanted p in 0..1, got ${p}`)
  const n = totalCount(histogram)
  if (n === 0) return Number.NaN
  const rank = Math.floor(p * (n - 1))
  if (rank === 0 && min !== Number.NEGATIVE_INFINITY) return min
  if (rank === n - 1 && max !== Number.POSITIVE_INFINITY) return max
  let below = 0
  for (let i = 0; i < nBins; i++) {
    // Ascending values: the negative bins from the outermost in, then the positive ones.
    const bin = i < half ? nBins - 1 - i : i - half
    below += histogram[bin]
    if (below > rank) return Math.min(Math.max(binMidpoint(bin), min), max)
  }
  return max
}
