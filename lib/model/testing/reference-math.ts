/** x W + b for x [n], W [n, m], b [m]. */
export function linear(x: Float64Array, matrix: Float32Array, bias: Float32Array): Float64Array {
  const out = Float64Array.from(bias)
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < out.length; j++) out[j] += x[i] * matrix[i * out.length + j]
  }
  return out
}

/** (x - mean) / sqrt(var + eps) * weight + bias, with the biased variance. */
export function layerNorm(x: Float64Array, weight: Float32Array, bias: Float32Array, eps: number): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length
  return x.map((value, i) => ((value - mean) / Math.sqrt(variance + eps)) * weight[i] + bias[i])
}

/** exp(x) / sum exp(x). */
export function softmax(x: Float64Array): Float64Array {
  const max = x.reduce((a, b) => Math.max(a, b))
  const powers = x.map(value => Math.exp(value - max))
  const total = powers.reduce((sum, value) => sum + value, 0)
  return powers.map(value => value / total)
}

/**
 * The error function, 2 / sqrt(pi) e^(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + ...): all terms have one sign, so nothing cancels;
 * absolute error below 1e-14.
 */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x)
  let term = x
  let sum = x
  for (let n = 1; n < 200; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}
