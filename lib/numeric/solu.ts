/** SoLU in double precision: x * softmax(x) over the neurons of a layer (methods §1). */
export function solu(pre: ArrayLike<number>): Float64Array {
  const mid = Float64Array.from(pre)
  const max = mid.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const total = mid.reduce((sum, x) => sum + Math.exp(x - max), 0)
  return mid.map(x => (x * Math.exp(x - max)) / total)
}

/** Scale of a LayerNorm: sqrt(biased variance + eps). */
export function layerNormScale(values: ArrayLike<number>, eps = 1e-5): number {
  const x = Float64Array.from(values)
  const mean = x.reduce((a, b) => a + b, 0) / x.length
  return Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length + eps)
}

/** LayerNorm without weights in double precision: (x - mean) / sqrt(variance + eps); the folded post of SoLU's mid. */
export function layerNorm(values: ArrayLike<number>, eps = 1e-5): Float64Array {
  const x = Float64Array.from(values)
  const mean = x.reduce((a, b) => a + b, 0) / x.length
  const scale = layerNormScale(values, eps)
  return x.map(value => (value - mean) / scale)
}
