/**
 * Reference scale M of a neuron: the mean of its 20 largest per-unit maxima, of all where there are fewer (methods §0).
 * `maxima` descending, as topRefs gives them. NaN where there is none.
 */
export function referenceScale(maxima: ArrayLike<number>): number {
  const n = Math.min(20, maxima.length)
  let sum = 0
  for (let i = 0; i < n; i++) sum += maxima[i]
  return n === 0 ? Number.NaN : sum / n
}
