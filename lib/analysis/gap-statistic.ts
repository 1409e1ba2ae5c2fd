import { createReferences, logWithin } from '#lib/analysis/gap-references.ts'
import type { PointMath } from '#lib/analysis/point-math.ts'
import { type SphericalClusters, sphericalKMeans } from '#lib/analysis/spherical-k-means.ts'

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

/** Reference sets looked at before the rule may be taken as decided. */
const fewest = 5

/**
 * Number of clusters by the gap statistic (Tibshirani 2001; methods §4 P3): Gap(k) = mean over reference sets of ln W_k - ln W_k,
 * chosen the least k with Gap(k) >= Gap(k+1) - sd_{k+1} sqrt(1 + 1/B). References are uniform in the box of the points' principal
 * coordinates, then put on the sphere as the points are. k is tried upward and no further than the rule needs, and at each k
 * after 5 and 10 reference sets none is added where all B would hardly turn the rule: where it is further from its limit than 5
 * standard errors of the rest and half of sd_{k+1}. Unit `points` [n, d].
 */
export function gapStatistic(
  math: PointMath,
  points: Float32Array,
  n: number,
  d: number,
  options: GapOptions,
): GapResult {
  const { most, references, restarts, referenceRestarts, random } = options
  const { logOf } = createReferences(math, points, n, d, referenceRestarts, Math.floor(random() * 2 ** 32))
  const largest = Math.min(most, n)
  const found: SphericalClusters[] = []
  const gaps: number[] = []
  const errors: number[] = []
  const sample = (k: number, count: number) => Array.from({ length: count }, (_, set) => logOf(set, k))
  const note = (k: number, logs: number[]) => {
    gaps[k - 1] = meanOf(logs) - logWithin(found[k - 1], n)
    errors[k - 1] = deviationOf(logs) * Math.sqrt(1 + 1 / references)
  }
  for (let k = 1; k <= largest; k++) {
    found.push(sphericalKMeans(math.cloud(points, n, d), k, random, restarts))
    if (k === 1) {
      note(1, sample(1, Math.min(fewest, references)))
      continue
    }
    for (let count = Math.min(fewest, references); ; count = Math.min(2 * count, references)) {
      const [below, here] = [sample(k - 1, count), sample(k, count)]
      note(k - 1, below)
      note(k, here)
      const steps = below.map((log, set) => log - here[set])
      const ahead = meanOf(steps) - logWithin(found[k - 2], n) + logWithin(found[k - 1], n) + errors[k - 1]
      const doubt = 5 * deviationOf(steps) * Math.sqrt(1 / count - 1 / references) + errors[k - 1] / 2
      if (count < references && Math.abs(ahead) <= doubt) continue
      if (ahead >= 0) return { clusters: found[k - 2], gaps, errors }
      break
    }
  }
  return { clusters: found[largest - 1], gaps, errors }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
