import { principalDirections, projectOnto } from '#lib/analysis/principal-directions.ts'
import { normalise, type SphericalClusters, sphericalKMeans } from '#lib/analysis/spherical-k-means.ts'

/** What the gap statistic says of a set of unit points. */
export interface GapResult {
  /** The clusters of the k it chose. */
  clusters: SphericalClusters
  /** Gap(1), Gap(2), ... up to one more than the chosen k (up to the largest k tried). */
  gaps: number[]
  /** sd_k sqrt(1 + 1/B), beside each gap. */
  errors: number[]
}

/** How the gap statistic is computed. */
export interface GapOptions {
  /** Largest k. */
  most: number
  /** Reference sets B. */
  references: number
  /** Restarts of k-means on the points, and on each reference set. */
  restarts: number
  referenceRestarts: number
  /** Uniform numbers that decide all. */
  random: () => number
}

/**
 * Number of clusters by the gap statistic (Tibshirani 2001; methods §4 P3): Gap(k) = mean over reference sets of ln W_k - ln W_k,
 * chosen the least k with Gap(k) >= Gap(k+1) - sd_{k+1} sqrt(1 + 1/B). References are uniform in the box of the points' principal
 * coordinates, then put on the sphere as the points are. k is tried upward and no further than the rule needs.
 * Unit `points` [n, d].
 */
export function gapStatistic(points: Float64Array, n: number, d: number, options: GapOptions): GapResult {
  const { most, references, restarts, referenceRestarts, random } = options
  const sets = Array.from({ length: references }, referenceSets(points, n, d, random))
  const gaps: number[] = []
  const errors: number[] = []
  let last: SphericalClusters | undefined
  for (let k = 1; k <= Math.min(most, n); k++) {
    const clusters = sphericalKMeans(points, n, d, k, random, restarts)
    const logs = sets.map(set => logWithin(sphericalKMeans(set, n, d, k, random, referenceRestarts)))
    const mean = logs.reduce((sum, log) => sum + log, 0) / references
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / references
    gaps.push(mean - logWithin(clusters))
    errors.push(Math.sqrt(variance * (1 + 1 / references)))
    if (last && gaps[k - 2] >= gaps[k - 1] - errors[k - 1]) return { clusters: last, gaps, errors }
    last = clusters
  }
  return { clusters: last!, gaps, errors }
}

/** Copies of one point have W = 0; a floor keeps the logarithm. */
const logWithin = ({ within }: SphericalClusters) => Math.log(Math.max(within, 0) + 1e-9)

/** A function that draws a reference set. */
function referenceSets(points: Float64Array, n: number, d: number, random: () => number): () => Float64Array {
  const mean = new Float64Array(d)
  for (let i = 0; i < n * d; i++) mean[i % d] += points[i] / n
  const centred = points.map((x, i) => x - mean[i % d])
  const p = Math.min(n, d)
  const axes = principalDirections(centred, n, d, p, 8)
  const coordinates = projectOnto(centred, n, d, axes, p)
  const low = new Float64Array(p).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(p).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0; i < n * p; i++) {
    low[i % p] = Math.min(low[i % p], coordinates[i])
    high[i % p] = Math.max(high[i % p], coordinates[i])
  }
  return () => {
    const set = new Float64Array(n * d)
    for (let i = 0; i < n; i++) {
      set.set(mean, i * d)
      for (let q = 0; q < p; q++) {
        const along = low[q] + random() * (high[q] - low[q])
        for (let j = 0; j < d; j++) set[i * d + j] += along * axes[q * d + j]
      }
      normalise(set, i * d, d)
    }
    return set
  }
}
