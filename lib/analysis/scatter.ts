import type { PointMath } from '#lib/analysis/point-math.ts'
import { principalDirections } from '#lib/analysis/principal-directions.ts'
import { normalise } from '#lib/analysis/vectors.ts'

/**
 * Coordinates of embeddings [n, d] for a scatter plot, [n, 2]: put to unit length, centred on their mean, along the two
 * directions in which they vary most, so within -2..2. Zeros where they do not vary, or vary along one line only.
 */
export function scatter(math: PointMath, embeddings: Float32Array, n: number, d: number): Float64Array {
  const points = embeddings.slice()
  const mean = new Float64Array(d)
  for (let i = 0; i < n; i++) {
    normalise(points, i * d, d)
    for (let j = 0; j < d; j++) mean[j] += points[i * d + j] / n
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) points[i * d + j] -= mean[j]
  const axes = Math.min(2, n, d)
  const projected = math.project(points, n, d, principalDirections(math, points, n, d, axes, 3), axes)
  const out = new Float64Array(2 * n)
  for (let i = 0; i < n; i++) for (let axis = 0; axis < axes; axis++) out[2 * i + axis] = projected[axes * i + axis]
  return out
}
