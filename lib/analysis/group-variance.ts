import { shrinkage } from '#lib/analysis/ngram-variance.ts'

/**
 * Held-out share of variance that a label explains (methods §4 P2: position, domain): as ngramVariance with one level of groups.
 * `groups` [n] holds labels 0 .. nGroups - 1, `activations` [n, nNeurons]. NaN where undefined, [nNeurons].
 */
export function groupVariance(
  groups: ArrayLike<number>,
  nGroups: number,
  activations: Float32Array,
  nNeurons: number,
  scored: Uint8Array,
): Float64Array {
  const n = groups.length
  const sums = new Float64Array(nGroups * nNeurons)
  const counts = new Float64Array(nGroups)
  const mean = new Float64Array(nNeurons)
  let fitted = 0
  for (let i = 0; i < n; i++) {
    if (scored[i]) continue
    fitted++
    counts[groups[i]]++
    const to = groups[i] * nNeurons
    for (let j = 0; j < nNeurons; j++) sums[to + j] += activations[i * nNeurons + j]
  }
  // Of a whole vocabulary most labels do not occur; the mean stands for those without a fitted token.
  const eachFitted = (take: (group: number, at: number) => void) => {
    for (let group = 0; group < nGroups; group++) if (counts[group] > 0) take(group, group * nNeurons)
  }
  eachFitted((_, at) => {
    for (let j = 0; j < nNeurons; j++) mean[j] += sums[at + j] / fitted
  })
  eachFitted((group, at) => {
    for (let j = 0; j < nNeurons; j++) sums[at + j] = (sums[at + j] + shrinkage * mean[j]) / (counts[group] + shrinkage)
  })
  const total = new Float64Array(nNeurons)
  const left = new Float64Array(nNeurons)
  for (let i = 0; i < n; i++) {
    if (!scored[i]) continue
    const known = counts[groups[i]] > 0
    const means = known ? sums : mean
    const from = known ? groups[i] * nNeurons : 0
    for (let j = 0; j < nNeurons; j++) {
      const a = activations[i * nNeurons + j]
      total[j] += (a - mean[j]) ** 2
      left[j] += (a - means[from + j]) ** 2
    }
  }
  return left.map((sum, j) => 1 - sum / (total[j] || Number.NaN))
}

/** Position bucket 0..31 of a position in 0 .. nCtx - 1: equal widths. */
export const positionBucket = (position: number, nCtx: number): number =>
  Math.min(31, Math.floor((position * 32) / nCtx))

/** Variance explained by labels on the very values they were fitted to. */
export interface InSampleVariance {
  /** eta^2 = 1 - SSW / SST: grows with the number of groups by itself. */
  eta2: number
  /** epsilon^2 = 1 - (SSW / (N - G)) / (SST / (N - 1)): 0 on average where labels say nothing; null where N = G. */
  epsilon2: number | null
}

/** In-sample variance explained by labels, plain means, one list of values. Null where the values do not vary. */
export function inSampleVariance(values: ArrayLike<number>, labels: ArrayLike<number>): InSampleVariance | null {
  const n = values.length
  const groups = new Map<number, { sum: number; count: number }>()
  let mean = 0
  for (let i = 0; i < n; i++) {
    const group = groups.get(labels[i]) ?? { sum: 0, count: 0 }
    groups.set(labels[i], { sum: group.sum + values[i], count: group.count + 1 })
    mean += values[i] / n
  }
  let total = 0
  let within = 0
  for (let i = 0; i < n; i++) {
    const { sum, count } = groups.get(labels[i])!
    total += (values[i] - mean) ** 2
    within += (values[i] - sum / count) ** 2
  }
  if (!(total > 0)) return null
  const epsilon2 = n > groups.size ? 1 - within / (n - groups.size) / (total / (n - 1)) : null
  return { eta2: 1 - within / total, epsilon2 }
}
