import type { PathTerm } from '#lib/analysis/path-identity.ts'

/** Which terms of the path identity an explanation of a neuron keeps: `token`, `position`, or `head 3`. */
export type TermName = 'token' | 'position' | `head ${number}`

/** Sum of the kept terms of one example. Biases are the same for all examples but for their scale, and always kept. */
export function keptSum(terms: readonly PathTerm[], kept: readonly TermName[]): number {
  let sum = 0
  for (const term of terms) {
    const name = term.kind === 'head' ? (`head ${term.head}` as const) : term.kind
    if (name === 'attention bias' || name === 'neuron bias' || kept.includes(name)) sum += term.value
  }
  return sum
}

/** Examples of one neuron: the sum of chosen terms beside the truth. */
export interface ScoredExamples {
  /** Sum of the kept terms, by example. */
  kept: ArrayLike<number>
  /** The pre activation, by example. */
  pre: ArrayLike<number>
  /** 1 where the neuron fires strongly (mid >= 0.5 M), by example. */
  fires: ArrayLike<number>
}

/** How well chosen terms stand for a neuron, on examples not used to fit anything. */
export interface ReverseEngineering {
  /** Held-out R^2 of pre; at most 1, below 0 where the terms mislead. Null where pre does not vary. */
  r2: number | null
  /** Held-out F1 of strong firing, by a threshold on the kept sum; null where nothing fires strongly. */
  f1: number | null
  /** R^2 >= 0.9: the neuron counts as reversed by these terms. */
  reversed: boolean
}

/**
 * Reverse-engineering score (methods §5): pre replaced by the sum of chosen terms. Two numbers are fitted on `train`: the mean of
 * the terms left out, which is added, and the threshold on the kept sum with the best F1 for strong firing. `test` is judged:
 * R^2 = 1 - sum (pre - kept - offset)^2 / sum (pre - mean)^2 with the mean of `test`.
 */
export function reverseEngineering(train: ScoredExamples, test: ScoredExamples): ReverseEngineering {
  const n = test.pre.length
  let offset = 0
  for (let i = 0; i < train.pre.length; i++) offset += (train.pre[i] - train.kept[i]) / train.pre.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += test.pre[i] / n
  let error = 0
  let total = 0
  for (let i = 0; i < n; i++) {
    error += (test.pre[i] - test.kept[i] - offset) ** 2
    total += (test.pre[i] - mean) ** 2
  }
  const r2 = total > 0 ? 1 - error / total : null
  const threshold = bestThreshold(train.kept, train.fires)
  const f1 = threshold === null ? null : f1At(test.kept, test.fires, threshold)
  return { r2, f1, reversed: r2 !== null && r2 >= 0.9 }
}

/** The threshold on `values` (fires at or above it) of the largest F1, the highest of equals; null where nothing fires. */
export function bestThreshold(values: ArrayLike<number>, fires: ArrayLike<number>): number | null {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[b] - values[a])
  const all = order.reduce((sum, i) => sum + fires[i], 0)
  let best: number | null = null
  let bestF1 = 0
  let hits = 0
  for (let taken = 1; taken <= order.length; taken++) {
    const i = order[taken - 1]
    hits += fires[i]
    // Equal values fall on the same side of any threshold.
    if (taken < order.length && values[order[taken]] === values[i]) continue
    const f1 = (2 * hits) / (taken + all)
    if (f1 > bestF1) {
      bestF1 = f1
      best = values[i]
    }
  }
  return best
}

/** F1 = 2 TP / (2 TP + FP + FN) of firing predicted where value >= threshold; null where nothing fires. */
export function f1At(values: ArrayLike<number>, fires: ArrayLike<number>, threshold: number): number | null {
  let [hits, predicted, actual] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const above = values[i] >= threshold
    actual += fires[i]
    if (above) predicted++
    if (above && fires[i]) hits++
  }
  return actual === 0 ? null : (2 * hits) / (predicted + actual)
}
