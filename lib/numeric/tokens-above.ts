import { binOf, innerEdge, nBins, outerEdge } from '#lib/numeric/histogram.ts'

/** A count of tokens read off a histogram, and how far off it can be. */
export interface CountEstimate {
  /** Estimated number of tokens. */
  tokens: number
  /** The true number differs by at most this. */
  error: number
}

const last = nBins / 2 - 1

/**
 * Tokens with activation >= x, for x > 0, from a signed histogram [1024]: whole bins above, and of the bin that x falls in
 * the share above x as if it were filled evenly. The error is at most that bin's tokens; 0 where x is the bin's inner edge.
 * `max`, where known, narrows the bin that holds it.
 */
export function tokensFrom(histogram: ArrayLike<number>, x: number, max = Number.POSITIVE_INFINITY): CountEstimate {
  if (!(x > 0)) throw new RangeError(`tokens from: wanted a threshold > 0, got ${x}`)
  if (x > max) return { tokens: 0, error: 0 }
  return readOff(histogram, x, max)
}

/**
 * Tokens with activation > x, for x >= 0. As tokensFrom, but tokens may lie exactly on a bin's edge, or at 0, so its error
 * there is all the tokens of that bin.
 */
export function tokensAbove(histogram: ArrayLike<number>, x: number, max = Number.POSITIVE_INFINITY): CountEstimate {
  if (!(x >= 0)) throw new RangeError(`tokens above: wanted a threshold >= 0, got ${x}`)
  if (x >= max) return { tokens: 0, error: 0 }
  const { tokens, error } = readOff(histogram, x + 0, max)
  const cut = binOf(x + 0)
  return { tokens, error: x === innerEdge(cut) ? histogram[cut] : error }
}

function readOff(histogram: ArrayLike<number>, x: number, max: number): CountEstimate {
  const cut = binOf(x)
  let tokens = 0
  for (let bin = cut + 1; bin <= last; bin++) tokens += histogram[bin]
  const inside = histogram[cut]
  const inner = innerEdge(cut)
  const outer = Math.min(outerEdge(cut), max)
  // binOf rounds to float32, which can lift x into the bin above its own: then x < inner and all of that bin counts.
  const share = x <= inner || outer === Number.POSITIVE_INFINITY ? 1 : (outer - x) / (outer - inner)
  const above = inside * share
  return { tokens: tokens + above, error: x === inner ? 0 : Math.max(above, inside - above) }
}
