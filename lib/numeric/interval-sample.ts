import type { SampleRef } from '#lib/numeric/merged-layer.ts'

/** One stretch of a neuron's activation range, with examples drawn from it. */
export interface IntervalSample {
  /** Lower end, not included. */
  from: number
  /** Upper end, included. */
  to: number
  /** Estimated tokens in (from, to]. */
  tokens: number
  /** The estimate is off by at most this many tokens: those in histogram bins that straddle an end. */
  tokensError: number
  /** Up to 5 tokens, strongest first; fewer where the reservoirs hold fewer. */
  examples: SampleRef[]
}

/**
 * Interval sample of one neuron (methods §2 Q2): 'just above 0' = (0, max/100] first, then the ten equal-width intervals
 * of (0, max] ascending; 11 entries, or none where max <= 0. Deterministic: see the drawing rule below.
 */
export declare function intervalSample(
  histogram: Float64Array,
  samples: readonly SampleRef[],
  max: number,
  perInterval?: number,
): IntervalSample[]
