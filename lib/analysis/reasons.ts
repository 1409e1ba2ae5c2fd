import { expEntropy } from '#lib/analysis/effective-tokens.ts'
import { gapStatistic } from '#lib/analysis/gap-statistic.ts'
import type { PointMath } from '#lib/analysis/point-math.ts'
import { principalDirections } from '#lib/analysis/principal-directions.ts'
import { silhouette } from '#lib/analysis/silhouette.ts'
import { settleClusters } from '#lib/analysis/spherical-k-means.ts'
import { normalise } from '#lib/analysis/vectors.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** Why a neuron fires: its examples in clusters of like causes (methods §4 P3). */
export interface Reasons {
  /** k*: clusters accepted, 1..10. */
  k: number
  /** What the gap statistic alone chose; above k where the silhouette rule refused it. */
  gapK: number
  /** Mean silhouette of gapK clusters, -1..1; null where gapK is 1. */
  silhouette: number | null
  /** Gap(1), Gap(2), ..., as far as the rule had to look. */
  gaps: number[]
  /** Cluster of each example, largest cluster first, [n]. */
  assigned: Uint8Array
  /** Share of the examples' activation mass in each cluster, [k]. */
  shares: number[]
  /** N_clus = exp(entropy of the shares), 1..k. */
  effective: number
  /** Unit mean direction of each cluster in the space of the embeddings, [k, d]. */
  directions: Float32Array
  /** 5th percentile of the members' cosine to their direction, [k]: what is further off belongs to no cluster. */
  reach: number[]
}

/** What tells the reason of another example of the same neuron. */
export type ReasonCentres = Pick<Reasons, 'k' | 'directions' | 'reach'>

/** Fewer examples than this say nothing. */
export const fewestExamples = 50
/** A number of clusters above 1 needs at least this silhouette. */
export const leastSilhouette = 0.15
/** Clusters are counted on at most this many examples, evenly spread over the ranks; then all examples are clustered. */
const mostCounted = 300

/**
 * Reasons of one neuron from the embeddings of its strongest examples, `embeddings` [n, d] = x ⊙ w, and their `activations` [n],
 * near-duplicates already taken out. Unit length, the 20 largest principal directions, spherical k-means for k = 1..10 (10
 * restarts), gap statistic with 20 reference sets (1 restart) on up to 300 of them, whose clusters then take in the rest; more
 * than one cluster stands only with a silhouette of 0.15 or more, taken in the space of the embeddings. Null with fewer than 50 examples; different texts may well
 * have one embedding, as where a token alone decides: that is one reason.
 */
export function reasons(
  math: PointMath,
  embeddings: Float32Array,
  activations: ArrayLike<number>,
  d: number,
  seed = 1,
): Reasons | null {
  const n = activations.length
  if (n < fewestExamples) return null
  const points = embeddings.slice()
  for (let i = 0; i < n; i++) normalise(points, i * d, d)
  const p = Math.min(20, n, d)
  const sample = evenRows(points, n, d, mostCounted)
  const nSample = sample.length / d
  // Two rounds: clusters need the space of the large directions, not each of them to many digits.
  const axes = principalDirections(math, sample, nSample, d, p, 2)
  const random = seededRandom(seed)
  const options = { most: 10, references: 20, restarts: 10, referenceRestarts: 1, random }
  const counted = gapStatistic(math, reduce(math, sample, nSample, d, axes, p), nSample, p, options)
  const { gaps } = counted
  const clusters =
    counted.clusters.k === 1 || nSample === n
      ? counted.clusters
      : settleClusters(math.cloud(reduce(math, points, n, d, axes, p), n, p), counted.clusters.centres, random)
  const score = clusters.k === 1 ? null : silhouette(math, points, n, d, clusters.assigned, clusters.k)
  const accepted = score !== null && score >= leastSilhouette
  const k = accepted ? clusters.k : 1
  const labels = accepted ? clusters.assigned : new Uint8Array(n)
  const mass = new Float64Array(k)
  for (let i = 0; i < n; i++) mass[labels[i]] += Math.max(0, activations[i])
  const order = [...mass.keys()].sort((a, b) => mass[b] - mass[a] || a - b)
  const assigned = labels.map(label => order.indexOf(label))
  const total = mass.reduce((sum, part) => sum + part, 0)
  const directions = meanDirections(points, n, d, assigned, k)
  return {
    k,
    gapK: clusters.k,
    silhouette: score,
    gaps,
    assigned,
    shares: order.map(cluster => (total > 0 ? mass[cluster] / total : 1 / k)),
    effective: total > 0 ? expEntropy(mass) : k,
    directions,
    reach: reachOf(math.project(points, n, d, directions, k), n, assigned, k),
  }
}

/** At most `most` rows, evenly spread. */
function evenRows(points: Float32Array, n: number, d: number, most: number): Float32Array {
  if (n <= most) return points
  const rows = new Float32Array(most * d)
  for (let i = 0; i < most; i++) {
    const row = Math.floor((i * n) / most)
    rows.set(points.subarray(row * d, (row + 1) * d), i * d)
  }
  return rows
}

/** Points along the directions, put back on the sphere, [n, p]. */
function reduce(
  math: PointMath,
  points: Float32Array,
  n: number,
  d: number,
  directions: Float32Array,
  p: number,
): Float32Array {
  const reduced = math.project(points, n, d, directions, p)
  for (let i = 0; i < n; i++) normalise(reduced, i * p, p)
  return reduced
}

function meanDirections(points: Float32Array, n: number, d: number, assigned: Uint8Array, k: number): Float32Array {
  const sums = new Float64Array(k * d)
  for (let i = 0, at = 0; i < n; i++)
    for (let to = assigned[i] * d, end = to + d; to < end; to++, at++) sums[to] += points[at]
  const directions = new Float32Array(sums)
  for (let cluster = 0; cluster < k; cluster++) normalise(directions, cluster * d, d)
  return directions
}

function reachOf(cosines: Float32Array, n: number, assigned: Uint8Array, k: number): number[] {
  const lists: number[][] = Array.from({ length: k }, () => [])
  for (let i = 0; i < n; i++) lists[assigned[i]].push(cosines[i * k + assigned[i]])
  return lists.map(list => {
    const sorted = Float64Array.from(list).sort()
    return sorted.length === 0 ? 1 : sorted[Math.floor(0.05 * (sorted.length - 1))]
  })
}
