import { type Cloud, mostCentres } from '#lib/analysis/point-math.ts'

/** Points on the unit sphere in k clusters of least total cosine distance found. */
export interface SphericalClusters {
  k: number
  /** W: sum over points of 1 - cosine to their centre. */
  within: number
  /** Cluster of each point, 0 .. k - 1, [n]. */
  assigned: Uint8Array
  /** Unit centres, [k, d]. */
  centres: Float32Array
}

/** Restarts end once so many of them have found the best W: another would find it too. */
const enough = 3

/** A round that gains less than this share of W ends a restart; the best one then goes on to the finer one. */
const rough = 1e-2
const fine = 1e-4

/** Two values of W of n points that differ by less than this times n are equal: cosines are float32. */
const rounding = 1e-6

/**
 * Spherical k-means: k-means++ starts by cosine distance, the best of up to `restarts` (fewer once three ended at the same least
 * W). Each ends where a round gains less than 1 % of W, and the best then settles as in `settleClusters`. `random` decides all.
 * Expects 1 <= k <= n, k <= 32.
 */
export function sphericalKMeans(cloud: Cloud, k: number, random: () => number, restarts: number): SphericalClusters {
  if (k > mostCentres) throw new Error(`k-means: wanted at most ${mostCentres} clusters, got ${k}`)
  let best: SphericalClusters | undefined
  let times = 0
  // With one cluster every start ends at the mean.
  for (let restart = 0; restart < (k === 1 ? 1 : restarts) && times < enough; restart++) {
    setStarts(cloud, k, random)
    const found = settle(cloud, k, random, rough)
    if (best && Math.abs(found.within - best.within) <= rounding * cloud.n) times++
    else if (!best || found.within < best.within) {
      best = found
      times = 1
    }
  }
  return k === 1 ? best! : settleClusters(cloud, best!.centres, random)
}

/**
 * Moves `centres` [k, d] to the means of the points that are nearest to them until none changes place: at most 30 rounds, ended
 * sooner where a round gains less than 1e-4 of W. An emptied cluster is given a random point.
 */
export function settleClusters(cloud: Cloud, centres: Float32Array, random: () => number): SphericalClusters {
  const { d, width } = cloud
  const k = centres.length / d
  for (let c = 0; c < k; c++) cloud.centres.set(centres.subarray(c * d, (c + 1) * d), c * width)
  return settle(cloud, k, random, fine)
}

function settle(cloud: Cloud, k: number, random: () => number, gain: number): SphericalClusters {
  const { n, d, width, points, centres, nearest, sums, counts } = cloud
  const assigned = new Uint8Array(n).fill(255)
  let within = Number.POSITIVE_INFINITY
  for (let round = 0; round < 31; round++) {
    const before = within
    within = cloud.assign(k)
    let moved = false
    for (let i = 0; i < n && !moved; i++) moved = assigned[i] !== nearest[i]
    assigned.set(nearest)
    if (!moved || before - within < gain * within || round === 30) break
    for (let c = 0; c < k; c++) {
      const lost = counts[c] === 0 ? Math.floor(random() * n) : -1
      let squares = 0
      const [from, at] = lost < 0 ? [sums, c * width] : [points, lost * width]
      for (let j = 0; j < d; j++) squares += from[at + j] * from[at + j]
      const length = Math.sqrt(squares)
      for (let j = 0; j < d; j++) centres[c * width + j] = length > 0 ? from[at + j] / length : 0
    }
  }
  const found = new Float32Array(k * d)
  for (let c = 0; c < k; c++) found.set(centres.subarray(c * width, c * width + d), c * d)
  return { k, within, assigned, centres: found }
}

/** Sets k centres to points, each drawn with probability proportional to its cosine distance from those drawn before. */
function setStarts(cloud: Cloud, k: number, random: () => number): void {
  const { n, width, points, centres, distance } = cloud
  distance.fill(2)
  let chosen = Math.floor(random() * n)
  for (let c = 0; ; c++) {
    centres.set(points.subarray(chosen * width, (chosen + 1) * width), c * width)
    if (c === k - 1) return
    let left = random() * cloud.spread(c)
    chosen = 0
    while (chosen < n - 1 && left >= distance[chosen]) left -= distance[chosen++]
  }
}
