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
    let sum = 0
    for (let i = first; i < first + dMlp; i++) sum += mid[i]
    const mean = sum / dMlp
    let squares = 0
    for (let i = first; i < first + dMlp; i++) squares += (mid[i] - mean) ** 2
    const factor = 1 / Math.sqrt(squares / dMlp + epsilon || Number.POSITIVE_INFINITY)
    for (let i = first; i < first + dMlp; i++) post[i] = (mid[i] - mean) * factor
  }
}
