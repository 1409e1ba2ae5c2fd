import { expEntropy } from '#lib/analysis/effective-tokens.ts'
import { gapStatistic } from '#lib/analysis/gap-statistic.ts'
import { principalDirections, projectOnto } from '#lib/analysis/principal-directions.ts'
import { silhouette } from '#lib/analysis/silhouette.ts'
import { dot, normalise, settleClusters } from '#lib/analysis/spherical-k-means.ts'
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
  directions: Float64Array
  /** 5th percentile of the members' cosine to their direction, [k]: what is further off belongs to no cluster. */
  reach: number[]
}

/** What tells the reason of another example of the same neuron. */
export type ReasonCentres = Pick<Reasons, 'k' | 'directions' | 'reach'>

/** Cosines that differ by less are taken as equal: embeddings are float32, and copies of one differ by their rounding. */
const rounding = 1e-6

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
  embeddings: ArrayLike<number>,
  activations: ArrayLike<number>,
  d: number,
  seed = 1,
): Reasons | null {
  const n = activations.length
  if (n < fewestExamples) return null
  const points = new Float64Array(embeddings)
  for (let i = 0; i < n; i++) normalise(points, i * d, d)
  const p = Math.min(20, n, d)
  const sample = evenRows(points, n, d, mostCounted)
  const nSample = sample.length / d
  // Two rounds: clusters need the space of the large directions, not each of them to many digits.
  const axes = principalDirections(sample, nSample, d, p, 2)
  const random = seededRandom(seed)
  const options = { most: 10, references: 20, restarts: 10, referenceRestarts: 1, random }
  const counted = gapStatistic(reduce(sample, nSample, d, axes, p), nSample, p, options)
  const { gaps } = counted
  const clusters =
    counted.clusters.k === 1 || nSample === n
      ? counted.clusters
      : settleClusters(reduce(points, n, d, axes, p), n, p, counted.clusters.centres, random)
  const score = clusters.k === 1 ? null : silhouette(points, n, d, clusters.assigned, clusters.k)
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
    reach: reachOf(points, n, d, assigned, directions, k),
  }
}

/** At most `most` rows, evenly spread. */
function evenRows(points: Float64Array, n: number, d: number, most: number): Float64Array {
  if (n <= most) return points
  const rows = new Float64Array(most * d)
  for (let i = 0; i < most; i++) {
    const row = Math.floor((i * n) / most)
    rows.set(points.subarray(row * d, (row + 1) * d), i * d)
  }
  return rows
}

/** Points along the directions, put back on the sphere, [n, p]. */
function reduce(points: Float64Array, n: number, d: number, directions: Float64Array, p: number): Float64Array {
  const reduced = projectOnto(points, n, d, directions, p)
  for (let i = 0; i < n; i++) normalise(reduced, i * p, p)
  return reduced
}

function meanDirections(points: Float64Array, n: number, d: number, assigned: Uint8Array, k: number): Float64Array {
  const directions = new Float64Array(k * d)
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) directions[assigned[i] * d + j] += points[i * d + j]
  for (let cluster = 0; cluster < k; cluster++) normalise(directions, cluster * d, d)
  return directions
}

function reachOf(
  points: Float64Array,
  n: number,
  d: number,
  assigned: Uint8Array,
  directions: Float64Array,
  k: number,
): number[] {
  const cosines: number[][] = Array.from({ length: k }, () => [])
  for (let i = 0; i < n; i++) cosines[assigned[i]].push(dot(points, i * d, directions, assigned[i] * d, d))
  return cosines.map(list => {
    const sorted = Float64Array.from(list).sort()
    return sorted.length === 0 ? 1 : sorted[Math.floor(0.05 * (sorted.length - 1))]
  })
}

/** Tells reasons of many examples of one neuron from what the MLP reads, without an embedding for each. */
export interface ReasonTeller {
  /** Directions times the neuron's column, [k, d]; and the column's squares, [d]. */
  weighted: Float64Array
  squares: Float64Array
  reach: number[]
}

/** A teller for a neuron's reasons; `column` [d] is what its embeddings are inputs times. */
export function reasonTeller({ k, directions, reach }: ReasonCentres, column: ArrayLike<number>): ReasonTeller {
  const d = column.length
  const weighted = new Float64Array(k * d)
  for (let i = 0; i < k * d; i++) weighted[i] = directions[i] * column[i % d]
  return { weighted, squares: Float64Array.from(column, weight => weight * weight), reach }
}

/**
 * The cluster of another example of the same neuron by what the MLP reads at it, `input` [d], and that number by number squared:
 * the cluster of the nearest direction, or k ('other') where the embedding's cosine to it is below the cluster's reach.
 */
export function tellReason(
  { weighted, squares, reach }: ReasonTeller,
  input: Float64Array,
  inputSquares: Float64Array,
): number {
  const d = input.length
  const length = Math.sqrt(dot(inputSquares, 0, squares, 0, d))
  let nearest = 0
  let most = Number.NEGATIVE_INFINITY
  for (let cluster = 0; cluster < reach.length; cluster++) {
    const product = dot(input, 0, weighted, cluster * d, d)
    if (product > most) {
      most = product
      nearest = cluster
    }
  }
  return (length > 0 ? most / length : 0) >= reach[nearest] - rounding ? nearest : reach.length
}

/** The cluster of one example by its embedding [d], as `tellReason` has it. */
export function reasonOf(centres: ReasonCentres, embedding: ArrayLike<number>): number {
  const input = Float64Array.from(embedding)
  const teller = reasonTeller(centres, new Float64Array(input.length).fill(1))
  return tellReason(
    teller,
    input,
    input.map(x => x * x),
  )
}
