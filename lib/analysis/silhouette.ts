import type { PointMath } from '#lib/analysis/point-math.ts'
import { dot } from '#lib/analysis/vectors.ts'

/**
 * Mean silhouette of unit points [n, d] in k clusters, by cosine distance (Rousseeuw 1987): per point (b - a) / max(a, b), a its
 * mean distance to the rest of its cluster, b to the nearest other; 0 for a point alone. Cosine distance is linear, so cluster
 * sums give all means at once. In -1..1; needs at least two clusters that are not empty.
 */
export function silhouette(
  math: PointMath,
  points: Float32Array,
  n: number,
  d: number,
  assigned: ArrayLike<number>,
  k: number,
): number {
  const member = new Float32Array(n * k)
  const counts = new Uint32Array(k)
  for (let i = 0; i < n; i++) {
    counts[assigned[i]]++
    member[i * k + assigned[i]] = 1
  }
  const cosines = math.project(points, n, d, math.combine(points, n, d, member, k), k)
  let total = 0
  for (let i = 0; i < n; i++) {
    const own = assigned[i]
    if (counts[own] < 2) continue
    let b = Number.POSITIVE_INFINITY
    for (let cluster = 0; cluster < k; cluster++)
      if (cluster !== own && counts[cluster] > 0) b = Math.min(b, 1 - cosines[i * k + cluster] / counts[cluster])
    const a = 1 - (cosines[i * k + own] - dot(points, i * d, points, i * d, d)) / (counts[own] - 1)
    const larger = Math.max(a, b)
    if (larger > 0) total += (b - a) / larger
  }
  return total / n
}
