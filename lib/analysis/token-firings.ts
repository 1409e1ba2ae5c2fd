import { addPair, createPairSums, mergePairSums, type PairSums } from '#lib/analysis/pair-sums.ts'

/** Firings of a layer's neurons by the token they fire on, the one before and the one after (methods §4 P1). */
export interface TokenFirings {
  /** What a neuron fires at, 0.1 M; Infinity for a dead one, which never fires, [dMlp]. */
  readonly threshold: Float32Array
  /** Sum of a / M, and firings, by (neuron, token at the firing). */
  readonly current: PairSums
  /** By the token before; a firing without one counts nowhere. */
  readonly previous: PairSums
  /** By the token after. */
  readonly next: PairSums
}

/** Stands in `tokens` where the next or previous token does not exist. */
export const noToken = -1

/** No firing yet; `scale` M [dMlp], not positive or NaN for a dead neuron. */
export function createTokenFirings(scale: ArrayLike<number>, dVocab: number): TokenFirings {
  const dMlp = scale.length
  return {
    threshold: Float32Array.from(scale, m => (m > 0 ? 0.1 * m : Number.POSITIVE_INFINITY)),
    current: createPairSums(dMlp, dVocab),
    previous: createPairSums(dMlp, dVocab),
    next: createPairSums(dMlp, dVocab),
  }
}

/**
 * Adds one row: `activations` [n, dMlp], and `tokens` [n + 2] = the token before the row (`noToken` where there is none, or
 * BOS), the n tokens themselves, the one after.
 */
export function addTokenFirings(firings: TokenFirings, activations: Float32Array, tokens: ArrayLike<number>): void {
  const { threshold, current, previous, next } = firings
  const dMlp = threshold.length
  const n = tokens.length - 2
  for (let pos = 0; pos < n; pos++) {
    const first = pos * dMlp
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const activation = activations[first + neuron]
      if (activation < threshold[neuron]) continue
      const relative = activation / (10 * threshold[neuron])
      addPair(current, neuron, tokens[pos + 1], relative)
      if (tokens[pos] !== noToken) addPair(previous, neuron, tokens[pos], relative)
      if (tokens[pos + 2] !== noToken) addPair(next, neuron, tokens[pos + 2], relative)
    }
  }
}

/** Adds `from` into `into`. Throws where their thresholds differ. */
export function mergeTokenFirings(into: TokenFirings, from: TokenFirings): void {
  if (into.threshold.some((threshold, i) => threshold !== from.threshold[i]))
    throw new Error('token firings: wanted the same thresholds, got others; count both with one set of scales')
  for (const side of ['current', 'previous', 'next'] as const) mergePairSums(into[side], from[side])
}
