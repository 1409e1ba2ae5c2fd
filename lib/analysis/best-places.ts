/** Places kept of each neuron. */
export const keptPlaces = 20

/** The places with the largest positive values of every neuron, at most one a document; values descending. */
export interface BestPlaces {
  /** How many a neuron has, [n]. */
  counts: Uint8Array
  /** [n, keptPlaces] each. */
  values: Float64Array
  documents: Int32Array
  tokens: Int32Array
  /** What a value must exceed to enter, [n]; 0 while there is room. */
  least: Float64Array
}

/** Nothing kept yet, of `n` neurons. */
export const createBestPlaces = (n: number): BestPlaces => ({
  counts: new Uint8Array(n),
  values: new Float64Array(n * keptPlaces),
  documents: new Int32Array(n * keptPlaces),
  tokens: new Int32Array(n * keptPlaces),
  least: new Float64Array(n),
})

/** Offers a place whose value exceeds `least`. Of equal values the one offered first stays in front. */
export function offerPlace(best: BestPlaces, neuron: number, value: number, document: number, token: number): void {
  const { counts, values, documents, tokens } = best
  const first = neuron * keptPlaces
  let end = first + counts[neuron]
  // Its document's place goes, or the last one where there is no room; the rest is moved up from there.
  let gap = documents.subarray(first, end).indexOf(document)
  if (gap >= 0 && values[first + gap] >= value) return
  if (gap < 0) {
    if (counts[neuron] < keptPlaces) end = first + ++counts[neuron]
    gap = end - first - 1
  }
  let at = first + gap
  for (; at > first && values[at - 1] < value; at--) {
    values[at] = values[at - 1]
    documents[at] = documents[at - 1]
    tokens[at] = tokens[at - 1]
  }
  values[at] = value
  documents[at] = document
  tokens[at] = token
  if (counts[neuron] === keptPlaces) best.least[neuron] = values[first + keptPlaces - 1]
}
