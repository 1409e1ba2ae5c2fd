import { referenceScale } from '#lib/numeric/reference-scale.ts'

/** Maxima kept of each neuron: those that a reference scale is the mean of. */
const kept = 20

/** The largest per-document maxima of a layer's neurons, -Infinity where there are fewer, unsorted, [dMlp, 20]. */
export type BestMaxima = Float32Array

/** None yet. */
export const createBestMaxima = (dMlp: number): BestMaxima => new Float32Array(dMlp * kept).fill(-Infinity)

/** Adds one document's maxima, [dMlp]. Each document once. */
export function addMaxima(best: BestMaxima, maxima: Float32Array): void {
  for (let neuron = 0; neuron < maxima.length; neuron++) put(best, neuron, maxima[neuron])
}

/** Adds `from` into `into`; they must come from different documents. */
export function mergeBestMaxima(into: BestMaxima, from: BestMaxima): void {
  for (let i = 0; i < from.length; i++) put(into, Math.floor(i / kept), from[i])
}

/** The same sets, each descending: equal sets become equal bytes. */
export function sortedMaxima(best: BestMaxima): BestMaxima {
  const sorted = best.slice()
  for (let first = 0; first < sorted.length; first += kept)
    sorted
      .subarray(first, first + kept)
      .sort()
      .reverse()
  return sorted
}

/** Reference scale of one neuron: the mean of its 20 largest maxima, of fewer where there are fewer; NaN for none. */
export function scaleOf(best: BestMaxima, neuron: number): number {
  const own = best.subarray(neuron * kept, (neuron + 1) * kept).filter(Number.isFinite)
  return referenceScale(own.sort().reverse())
}

/** Puts x in the place of the smallest of a neuron's maxima where that is smaller. */
function put(best: BestMaxima, neuron: number, x: number): void {
  const first = neuron * kept
  // The smallest lies first: a full set is passed by with one comparison.
  if (!(x > best[first])) return
  best[first] = x
  let least = first
  for (let i = first + 1; i < first + kept; i++) if (best[i] < best[least]) least = i
  best[first] = best[least]
  best[least] = x
}
