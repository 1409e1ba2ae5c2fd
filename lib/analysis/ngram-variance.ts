import type { NgramContexts } from '#lib/analysis/ngram-contexts.ts'

/** Held-out share of variance explained by the last one, two and three tokens; NaN where undefined, [nNeurons] each. */
export type NgramVariance = [unigram: Float64Array, bigram: Float64Array, trigram: Float64Array]

/** Shrinkage: a context's mean weighs as if its shorter context had been seen this many times more. */
export const shrinkage = 20

/**
 * R^2_1, R^2_2, R^2_3 of a chunk of neurons (methods §4 P2). Means by context are fitted on tokens with `scored` 0 (even-hash
 * documents) and judged on those with 1 (odd; no other value): mu_1(v) = (S_v + k mu) / (n_v + k), mu_n(ctx) = (S_ctx + k mu_{n-1}) / (n_ctx + k),
 * R^2_n = 1 - sum (a - mu_n)^2 / sum (a - mu)^2, mu the fitted mean. Below 0 where the fit misleads. NaN without tokens of either
 * kind or where the scored activations do not vary. `activations` [n, nNeurons]; a chunk of 32 to 64 neurons is fastest.
 */
export function ngramVariance(
  { slots, level }: NgramContexts,
  activations: Float32Array,
  nNeurons: number,
  scored: Uint8Array,
): NgramVariance {
  const n = slots.length
  const errors = Array.from({ length: 4 }, () => new Float64Array(nNeurons))
  const room = Array.from({ length: 4 }, () => new Float64Array(nNeurons))
  const means = [...room]
  fitMean(slots, 0, n, activations, scored, undefined, room[0])
  for (let i = 0; i < n; ) {
    // The first slot of a context of one token is also the first of one of two and three.
    let skipTo = 0
    for (let order = level[i]; order <= 3 && skipTo === 0; order++) {
      const end = endOf(level, i, order)
      const nScored = countScored(slots, i, end, scored)
      if (nScored === 0) skipTo = end
      // Most long contexts are rare: where none was fitted, the shorter one's mean stands as it is.
      means[order] = nScored === end - i ? means[order - 1] : room[order]
      if (nScored > 0 && nScored < end - i) fitMean(slots, i, end, activations, scored, means[order - 1], room[order])
    }
    const end = skipTo || endOf(level, i, 3)
    for (; i < end; i++) if (scored[slots[i]]) addErrors(activations, slots[i] * nNeurons, means, errors)
  }
  const [total, ...rest] = errors
  return rest.map(error => error.map((sum, neuron) => 1 - sum / (total[neuron] || Number.NaN))) as NgramVariance
}

function countScored(slots: Uint32Array, start: number, end: number, scored: Uint8Array): number {
  let count = 0
  for (let i = start; i < end; i++) count += scored[slots[i]]
  return count
}

/** First sorted slot after `start` that begins another context of this order. */
function endOf(level: Uint8Array, start: number, order: number): number {
  let end = start + 1
  while (end < level.length && (level[end] === 0 || level[end] > order)) end++
  return end
}

/** Mean of the fitted tokens among slots[start .. end), shrunken towards `prior`; without one the plain mean. */
function fitMean(
  slots: Uint32Array,
  start: number,
  end: number,
  activations: Float32Array,
  scored: Uint8Array,
  prior: Float64Array | undefined,
  out: Float64Array,
): void {
  const nNeurons = out.length
  let count = 0
  if (prior) for (let j = 0; j < nNeurons; j++) out[j] = shrinkage * prior[j]
  for (let i = start; i < end; i++) {
    if (scored[slots[i]]) continue
    count++
    const first = slots[i] * nNeurons
    for (let j = 0; j < nNeurons; j++) out[j] += activations[first + j]
  }
  const weight = prior ? count + shrinkage : count
  for (let j = 0; j < nNeurons; j++) out[j] /= weight
}

function addErrors(activations: Float32Array, first: number, means: Float64Array[], errors: Float64Array[]): void {
  const [mean, one, two, three] = means
  const [total, first1, first2, first3] = errors
  for (let j = 0; j < mean.length; j++) {
    const a = activations[first + j]
    total[j] += (a - mean[j]) ** 2
    first1[j] += (a - one[j]) ** 2
    first2[j] += (a - two[j]) ** 2
    first3[j] += (a - three[j]) ** 2
  }
}
