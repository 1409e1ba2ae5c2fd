/** Median of a layer's reference scales M, the smaller middle one for an even number; NaN for none. Not changed. */
export function medianScale(scales: ArrayLike<number>): number {
  const sorted = Float64Array.from(scales).sort()
  return sorted.length === 0 ? Number.NaN : sorted[(sorted.length - 1) >> 1]
}

/**
 * Whether a neuron is dead (methods §0): variance 0, or M below a tenth of the median M of its layer. Relative, since
 * activations scale with the model. All derived scores of a dead neuron are null. No token at all counts as dead.
 */
export function isDead(variance: number, scale: number, layerMedian: number): boolean {
  return variance === 0 || Number.isNaN(scale) || scale < 0.1 * layerMedian
}
