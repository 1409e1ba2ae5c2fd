/**
 * Mean silhouette of unit points [n, d] in k clusters, by cosine distance (Rousseeuw 1987): per point (b - a) / max(a, b), a its
 * mean distance to the rest of its cluster, b to the nearest other; 0 for a point alone. Cosine distance is linear, so cluster
 * sums give all means at once. In -1..1; needs at least two clusters that are not empty.
 */
export function silhouette(points: Float64Array, n: number, d: number, assigned: ArrayLike<number>, k: number): number {
  const sums = new Float64Array(k * d)
  const counts = new Uint32Array(k)
  for (let i = 0; i < n; i++) {
    counts[assigned[i]]++
    for (let j = 0; j < d; j++) sums[assigned[i] * d + j] += points[i * d + j]
  }
  let total = 0
  for (let i = 0; i < n; i++) {
    const own = assigned[i]
    if (counts[own] < 2) continue
    let a = 0
    let b = Number.POSITIVE_INFINITY
    for (let cluster = 0; cluster < k; cluster++) {
      if (counts[cluster] === 0) continue
      let cosines = 0
      for (let j = 0; j < d; j++) cosines += points[i * d + j] * sums[cluster * d + j]
      if (cluster === own) a = 1 - (cosines - squaredLength(points, i * d, d)) / (counts[own] - 1)
      else b = Math.min(b, 1 - cosines / counts[cluster])
    }
    const larger = Math.max(a, b)
    if (larger > 0) total += (b - a) / larger
  }
  return total / n
}

function squaredLength(points: Float64Array, at: number, d: number): number {
  let sum = 0
  for (let j = at; j < at + d; j++) sum += points[j] * points[j]
  return sum
}
