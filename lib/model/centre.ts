/**
 * Subtracts from each value of `data` [before, size, after] the mean over the middle axis, in place. Means are float64.
 */
export function centreAxis(data: Float32Array, size: number, after: number): void {
  const means = new Float64Array(after)
  for (let start = 0; start < data.length; start += size * after) {
    means.fill(0)
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < after; j++) means[j] += data[start + i * after + j]
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < after; j++) data[start + i * after + j] -= means[j] / size
    }
  }
}
