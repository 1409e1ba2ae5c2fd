import type { PointMath } from '#lib/analysis/point-math.ts'
import { symmetricEigenvectors } from '#lib/analysis/principal-directions.ts'
import { type SphericalClusters, sphericalKMeans } from '#lib/analysis/spherical-k-means.ts'
import { normalise } from '#lib/analysis/vectors.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** Reference sets of a gap statistic, each drawn and clustered when it is first asked for. */
export interface GapReferences {
  /** ln W of reference set `set` in k clusters; the same whatever was asked before. */
  logOf(set: number, k: number): number
}

/**
 * Sets of n points uniform in the box of `points` [n, d] along their principal directions (centred), put on the sphere; `restarts`
 * of k-means on each. They stay in the frame of those directions: cosines are the same in any. Works in d^3, for small d.
 */
export function createReferences(
  math: PointMath,
  points: Float32Array,
  n: number,
  d: number,
  restarts: number,
  seed: number,
): GapReferences {
  const { mean, low, high } = principalBox(points, n, d)
  const sets: Float32Array[] = []
  const logs = new Map<number, number>()
  const draw = (set: number): Float32Array => {
    const random = seededRandom(seed + 65_537 * set)
    const drawn = new Float32Array(n * d)
    for (let i = 0; i < n; i++) {
      for (let q = 0; q < d; q++) drawn[i * d + q] = mean[q] + low[q] + random() * (high[q] - low[q])
      normalise(drawn, i * d, d)
    }
    return drawn
  }
  return {
    logOf(set, k) {
      const key = 256 * set + k
      let log = logs.get(key)
      if (log === undefined) {
        sets[set] ??= draw(set)
        const cloud = math.cloud(sets[set], n, d)
        log = logWithin(sphericalKMeans(cloud, k, seededRandom(seed + 65_537 * set + k), restarts), n)
        logs.set(key, log)
      }
      return log
    },
  }
}

/** Copies of one point have W = 0 up to the rounding of float32; a floor of 1e-6 a point keeps that out of the logarithm. */
export const logWithin = ({ within }: SphericalClusters, n: number): number => Math.log(Math.max(within, 0) + 1e-6 * n)

/** Mean of the points and ends of their box about it, along their principal directions, [d] each. */
function principalBox(points: Float32Array, n: number, d: number) {
  const centre = new Float64Array(d)
  for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < d; j++, at++) centre[j] += points[at] / n
  const centred = new Float64Array(n * d)
  for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < d; j++, at++) centred[at] = points[at] - centre[j]
  const moment = new Float64Array(d * d)
  for (let i = 0; i < n; i++)
    for (let a = 0; a < d; a++) {
      const along = centred[i * d + a]
      for (let b = 0; b < d; b++) moment[a * d + b] += along * centred[i * d + b]
    }
  // Columns are orthonormal, those without variance too, so that the mean is whole along them.
  const { vectors } = symmetricEigenvectors(moment, d)
  const along = (values: Float64Array, at: number, q: number) => {
    let sum = 0
    for (let j = 0; j < d; j++) sum += values[at + j] * vectors[j * d + q]
    return sum
  }
  const mean = Float64Array.from({ length: d }, (_, q) => along(centre, 0, q))
  const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0; i < n; i++)
    for (let q = 0; q < d; q++) {
      const at = along(centred, i * d, q)
      low[q] = Math.min(low[q], at)
      high[q] = Math.max(high[q], at)
    }
  return { mean, low, high }
}
