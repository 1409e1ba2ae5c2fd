import { type LogBins, logBinOf } from '#lib/analysis/log-bins.ts'

/** Bins of the amplification 1/sd: an eighth of an octave from 2^-5 to 2^9 (epsilon caps it at 316). */
export const amplificationBins: LogBins = { from: -5, perOctave: 8, n: 112 }
/** Bins of the concentration PR, 1..m: a quarter of an octave. */
export const concentrationBins: LogBins = { from: 0, perOctave: 4, n: 64 }
/** Bins of the largest softmax weight, (0, 1]: a quarter of an octave from 2^-15. */
export const largestShareBins: LogBins = { from: -15, perOctave: 4, n: 61 }

/** What SoLU's LayerNorm does to a layer, token by token (methods §1). All counts are of tokens. */
export interface Amplification {
  /** Tokens seen. */
  nTokens: number
  /** Tokens whose MLP output epsilon shrinks: variance of mid below epsilon, so epsilon is most of sigma^2. */
  nEpsilonLimited: number
  /** Tokens by amplification A = 1 / sqrt(var(mid) + epsilon), [amplificationBins.n]. */
  readonly amplification: Float64Array
  /** The same, of tokens that are not epsilon-limited. */
  readonly unlimited: Float64Array
  /** Tokens by concentration PR = (sum mid^2)^2 / sum mid^4: about how many neurons carry the token. */
  readonly concentration: Float64Array
  /** Tokens by s_max, the largest weight of the softmax over pre; empty where pre was not given. */
  readonly largestShare: Float64Array
}

/** Nothing counted. */
export const createAmplification = (): Amplification => ({
  nTokens: 0,
  nEpsilonLimited: 0,
  amplification: new Float64Array(amplificationBins.n),
  unlimited: new Float64Array(amplificationBins.n),
  concentration: new Float64Array(concentrationBins.n),
  largestShare: new Float64Array(largestShareBins.n),
})

/**
 * Counts tokens of one layer; `mid`, and `pre` where known, [nTokens, dMlp]. Sums of a token run in neuron order in double
 * precision, so a token always counts alike; a token whose mid is all 0 has no concentration and counts none.
 */
export function addAmplification(
  counts: Amplification,
  mid: Float32Array,
  nTokens: number,
  dMlp: number,
  pre?: Float32Array,
  epsilon = 1e-5,
): void {
  for (let token = 0; token < nTokens; token++) {
    const first = token * dMlp
    let sum = 0
    let squares = 0
    let fourth = 0
    for (let i = first; i < first + dMlp; i++) {
      const square = mid[i] * mid[i]
      sum += mid[i]
      squares += square
      fourth += square * square
    }
    const variance = Math.max(0, squares / dMlp - (sum / dMlp) ** 2)
    const bin = logBinOf(amplificationBins, 1 / Math.sqrt(variance + epsilon))
    counts.nTokens++
    counts.amplification[bin]++
    if (variance < epsilon) counts.nEpsilonLimited++
    else counts.unlimited[bin]++
    if (fourth > 0) counts.concentration[logBinOf(concentrationBins, squares ** 2 / fourth)]++
    if (pre) counts.largestShare[logBinOf(largestShareBins, largestShare(pre, first, dMlp))]++
  }
}

/** Largest weight of the softmax over pre[first .. first + dMlp). */
function largestShare(pre: Float32Array, first: number, dMlp: number): number {
  let max = Number.NEGATIVE_INFINITY
  for (let i = first; i < first + dMlp; i++) if (pre[i] > max) max = pre[i]
  let total = 0
  for (let i = first; i < first + dMlp; i++) total += Math.exp(pre[i] - max)
  return 1 / total
}

/** Adds `from` into `into`. */
export function mergeAmplification(into: Amplification, from: Amplification): void {
  into.nTokens += from.nTokens
  into.nEpsilonLimited += from.nEpsilonLimited
  for (const key of ['amplification', 'unlimited', 'concentration', 'largestShare'] as const)
    for (let bin = 0; bin < into[key].length; bin++) into[key][bin] += from[key][bin]
}

/** Share of tokens that are epsilon-limited, 0..1; null without tokens. */
export const epsilonLimitedShare = ({ nTokens, nEpsilonLimited }: Amplification): number | null =>
  nTokens === 0 ? null : nEpsilonLimited / nTokens
