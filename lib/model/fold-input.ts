/** A linear map as a model stores it. */
export interface LinearMap {
  /** [heads, size, width]; changed in place. */
  matrix: Float32Array
  /** [heads, width]; changed in place. */
  bias: Float32Array
  heads: number
}

/**
 * Moves the LayerNorm in front of a linear map into it: bias += normBias . matrix, then row i of every matrix is multiplied
 * by normWeight[i]. A norm without bias (RMS) leaves the map's bias alone. Sums are float64.
 */
export function foldInput(map: LinearMap, normWeight: Float32Array, normBias: Float32Array | undefined): void {
  const { matrix, bias, heads } = map
  const size = normWeight.length
  const width = bias.length / heads
  for (let head = 0; head < heads; head++) {
    const sums = Float64Array.from(bias.subarray(head * width, (head + 1) * width))
    for (let i = 0; i < size; i++) {
      const start = (head * size + i) * width
      for (let j = 0; j < width; j++) {
        if (normBias) sums[j] += normBias[i] * matrix[start + j]
        matrix[start + j] *= normWeight[i]
      }
    }
    bias.set(sums, head * width)
  }
}
