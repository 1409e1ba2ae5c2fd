/** Shape of a distribution over n values. */
export interface Moments {
  /** Number of values. */
  n: number
  /** Mean; NaN where n = 0. */
  mean: number
  /** Biased variance M2/n; exactly 0 where it cannot be told from rounding. */
  variance: number
  /** Skewness sqrt(n) M3 / M2^1.5; null where n < 4 or M2 = 0. */
  skewness: number | null
  /** Excess kurtosis n M4 / M2^2 - 3; null where n < 4 or M2 = 0. */
  kurtosis: number | null
}
