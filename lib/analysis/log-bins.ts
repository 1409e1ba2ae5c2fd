/** Bins of equal width in the logarithm of a positive number. */
export interface LogBins {
  /** log2 of the lowest edge; what lies below counts in bin 0. */
  readonly from: number
  /** Bins an octave. */
  readonly perOctave: number
  /** Number of bins; what lies above the last counts in it. */
  readonly n: number
}

/** Bin of x; x <= 0 and NaN count in bin 0. */
export function logBinOf({ from, perOctave, n }: LogBins, x: number): number {
  const bin = Math.floor((Math.log2(x) - from) * perOctave)
  return bin > 0 ? Math.min(bin, n - 1) : 0
}

/** Lower edge of a bin, the upper one of the bin before. */
export const logBinEdge = ({ from, perOctave }: LogBins, bin: number): number => 2 ** (from + bin / perOctave)

/**
 * Value of rank floor(p (tokens - 1)) of a histogram, as the geometric middle of its bin: within a factor 2^(1/(2 perOctave)).
 * p in 0..1; NaN where nothing is counted.
 */
export function logBinQuantile(bins: LogBins, counts: ArrayLike<number>, p: number): number {
  let total = 0
  for (let bin = 0; bin < bins.n; bin++) total += counts[bin]
  const rank = Math.floor(p * (total - 1))
  let below = 0
  for (let bin = 0; bin < bins.n; bin++) {
    below += counts[bin]
    if (below > rank && total > 0) return logBinEdge(bins, bin + 0.5)
  }
  return Number.NaN
}
