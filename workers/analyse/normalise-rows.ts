/**
 * Folded post of tokens: (mid - mean) / sqrt(variance + epsilon) over a token's neurons, into `post`; both [nTokens, dMlp].
 * What `foldWeights` makes of the LayerNorm behind SoLU, so the graph need not put out both.
 */
export function normaliseRows(
  mid: Float32Array,
  post: Float32Array,
  nTokens: number,
  dMlp: number,
  epsilon: number,
): void {
  for (let first = 0; first < nTokens * dMlp; first += dMlp) {
    const end = first + dMlp
    const mean = sumOf(mid, first, end) / dMlp
    const factor = 1 / Math.sqrt(squaresAbout(mean, mid, first, end) / dMlp + epsilon || Number.POSITIVE_INFINITY)
    for (let i = first; i < end; i++) post[i] = (mid[i] - mean) * factor
  }
}

// Four sums side by side: one alone would wait for each addition.

function sumOf(values: Float32Array, first: number, end: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = first
  for (; i + 3 < end; i += 4) {
    a += values[i]
    b += values[i + 1]
    c += values[i + 2]
    d += values[i + 3]
  }
  for (; i < end; i++) a += values[i]
  return a + b + (c + d)
}

function squaresAbout(mean: number, values: Float32Array, first: number, end: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = first
  for (; i + 3 < end; i += 4) {
    const p = values[i] - mean
    const q = values[i + 1] - mean
    const r = values[i + 2] - mean
    const s = values[i + 3] - mean
    a += p * p
    b += q * q
    c += r * r
    d += s * s
  }
  for (; i < end; i++) a += (values[i] - mean) ** 2
  return a + b + (c + d)
}
