/** The largest activations of every neuron of a layer, without where they were: a set, so any order gives the same. */
export interface TopValues {
  readonly dMlp: number
  /** Values kept of each neuron. */
  readonly k: number
  /** Heaps, smallest first, -Infinity where not yet filled, [dMlp, k]. */
  readonly heap: Float32Array
}

/** Nothing kept yet; k >= 1. */
export const createTopValues = (dMlp: number, k = 100): TopValues => ({
  dMlp,
  k,
  heap: new Float32Array(dMlp * k).fill(Number.NEGATIVE_INFINITY),
})

/** Offers the activations of `nTokens` tokens, [nTokens, dMlp]. */
export function addTopValues({ dMlp, k, heap }: TopValues, activations: Float32Array, nTokens: number): void {
  for (let at = 0; at < nTokens * dMlp; at += dMlp) {
    for (let neuron = 0, first = 0; neuron < dMlp; neuron++, first += k) {
      const value = activations[at + neuron]
      if (value > heap[first]) sink(heap, first, k, value)
    }
  }
}

/** Puts `value` in place of a heap's smallest and restores its order. */
function sink(heap: Float32Array, first: number, k: number, value: number): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= k) break
    if (child + 1 < k && heap[first + child + 1] < heap[first + child]) child++
    if (heap[first + child] >= value) break
    heap[first + at] = heap[first + child]
    at = child
  }
  heap[first + at] = value
}

/** Offers all that `from` keeps to `into`. */
export function mergeTopValues(into: TopValues, from: TopValues): void {
  for (let i = 0; i < from.heap.length; i++) {
    const first = Math.floor(i / from.k) * into.k
    if (from.heap[i] > into.heap[first]) sink(into.heap, first, into.k, from.heap[i])
  }
}

/** The values kept of one neuron, largest first; fewer than k where there were fewer. */
export function topValuesOf({ k, heap }: TopValues, neuron: number): Float32Array {
  return heap
    .slice(neuron * k, (neuron + 1) * k)
    .filter(value => value > Number.NEGATIVE_INFINITY)
    .sort()
    .reverse()
}
