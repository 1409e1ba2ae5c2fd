import { totalCount } from '#lib/numeric/histogram.ts'
import { tokensFrom } from '#lib/numeric/tokens-above.ts'

/** A share of all tokens. */
export interface FiringFraction {
  /** Estimated fraction of tokens, 0..1. */
  fraction: number
  /** The true fraction differs by at most this. */
  error: number
}

/**
 * Fraction of tokens on which a neuron fires at f: activation >= f M (methods §0), M its reference scale, from its
 * histogram; the error is the share of tokens in the bin that f M cuts. `max`, where known, narrows it for f M near max.
 * Null where M <= 0 or there is no token: a neuron without scale cannot fire.
 */
export function firingFraction(
  histogram: ArrayLike<number>,
  f: number,
  scale: number,
  max?: number,
): FiringFraction | null {
  const n = totalCount(histogram)
  if (!(scale > 0) || n === 0) return null
  const { tokens, error } = tokensFrom(histogram, f * scale, max)
  return { fraction: tokens / n, error: error / n }
}
