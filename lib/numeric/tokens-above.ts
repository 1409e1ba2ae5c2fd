import { binOf, innerEdge, nBins, outerEdge } from '#lib/numeric/histogram.ts'

/** A count of tokens read off a histogram, and how far off it can be. */
export interface CountEstimate {
  /** Estimated number of tokens. */
  tokens: number
  /** The true number differs by at most this: the tokens in the bin that the threshold cuts. */
  error: number
}

/**
 * Tokens with activation > x, for x >= 0, from a signed histogram [1024]: whole bins above, and of the bin that x cuts the
 * share above x as if it were filled evenly. For a bin's own edge the error is the tokens exactly at x, which the bin
 * above holds: 0 but for ties. `max`, where known, closes the outermost bin.
 */
export function tokensAbove(histogram: ArrayLike<number>, x: number, max = Number.POSITIVE_INFINITY): CountEstimate {
  if (!(x >= 0)) throw new RangeError(`tokens above: wanted a threshold >= 0, got ${x}`)
  if (x >= max) return { tokens: 0, error: 0 }
  const cut = Math.min(binOf(x), nBins / 2 - 1)
  let tokens = 0
  for (let bin = cut + 1; bin < nBins / 2; bin++) tokens += histogram[bin]
  const inner = innerEdge(cut)
  const outer = Math.min(outerEdge(cut), max)
  const inside = histogram[cut]
  // Rounding x to float32 can name the bin above x's own; then x lies at or below its inner edge and all of it counts.
  const share = outer > inner && outer < Number.POSITIVE_INFINITY ? (outer - x) / (outer - inner) : 1
  const above = inside * Math.min(Math.max(share, 0), 1)
  return { tokens: tokens + above, error: x === inner && cut > 0 ? 0 : Math.max(above, inside - above) }
}
