/** Points on the unit sphere in k clusters of least total cosine distance found. */
export interface SphericalClusters {
  k: number
  /** W: sum over points of 1 - cosine to their centre. */
  within: number
  /** Cluster of each point, 0 .. k - 1, [n]. */
  assigned: Uint8Array
  /** Unit centres, [k, d]. */
  centres: Float64Array
}

/**
 * Spherical k-means: unit `points` [n, d], k-means++ starts by cosine distance, the best of `restarts`, each at most 30 rounds,
 * ended sooner where a round gains less than 1e-4 of W. `random` decides all. An emptied cluster is given a random point. Expects 1 <= k <= n, k <= 255.
 */
export function sphericalKMeans(
  points: Float64Array,
  n: number,
  d: number,
  k: number,
  random: () => number,
  restarts: number,
): SphericalClusters {
  let best: SphericalClusters | undefined
  // With one cluster every start ends at the mean.
  for (let restart = 0; restart < (k === 1 ? 1 : restarts); restart++) {
    const found = oneRun(points, n, d, k, random)
    if (!best || found.within < best.within) best = found
  }
  return best!
}

function oneRun(points: Float64Array, n: number, d: number, k: number, random: () => number): SphericalClusters {
  const centres = startingCentres(points, n, d, k, random)
  const assigned = new Uint8Array(n).fill(255)
  const sums = new Float64Array(k * d)
  const counts = new Uint32Array(k)
  let within = Number.POSITIVE_INFINITY
  for (let round = 0; round < 31; round++) {
    let moved = false
    const before = within
    within = 0
    sums.fill(0)
    counts.fill(0)
    for (let i = 0; i < n; i++) {
      let most = Number.NEGATIVE_INFINITY
      let cluster = 0
      for (let c = 0; c < k; c++) {
        const cosine = dot(points, i * d, centres, c * d, d)
        if (cosine > most) {
          most = cosine
          cluster = c
        }
      }
      within += 1 - most
      if (assigned[i] !== cluster) moved = true
      assigned[i] = cluster
      counts[cluster]++
      for (let j = 0; j < d; j++) sums[cluster * d + j] += points[i * d + j]
    }
    if (!moved || before - within < 1e-4 * within || round === 30) break
    for (let c = 0; c < k; c++) {
      const lost = counts[c] === 0 ? Math.floor(random() * n) : -1
      for (let j = 0; j < d; j++) centres[c * d + j] = lost < 0 ? sums[c * d + j] : points[lost * d + j]
      normalise(centres, c * d, d)
    }
  }
  return { k, within, assigned, centres }
}

/** k points, each drawn with probability proportional to its cosine distance from those drawn before. */
function startingCentres(points: Float64Array, n: number, d: number, k: number, random: () => number): Float64Array {
  const centres = new Float64Array(k * d)
  const distance = new Float64Array(n).fill(2)
  let chosen = Math.floor(random() * n)
  for (let c = 0; ; c++) {
    centres.set(points.subarray(chosen * d, (chosen + 1) * d), c * d)
    if (c === k - 1) return centres
    let total = 0
    for (let i = 0; i < n; i++) {
      // A little more than 0, so that copies of one point can still be drawn.
      distance[i] = Math.min(distance[i], Math.max(0, 1 - dot(points, i * d, centres, c * d, d)) + 1e-12)
      total += distance[i]
    }
    let left = random() * total
    chosen = 0
    while (chosen < n - 1 && left >= distance[chosen]) left -= distance[chosen++]
  }
}

/** Dot product of a[at ..] and b[bt ..] over d numbers. */
export function dot(a: Float64Array, at: number, b: Float64Array, bt: number, d: number): number {
  let sum = 0
  for (let j = 0; j < d; j++) sum += a[at + j] * b[bt + j]
  return sum
}

/** Scales values[at .. at + d) to length 1, in place; zeros stay. Returns the length before. */
export function normalise(values: Float64Array, at: number, d: number): number {
  const length = Math.sqrt(dot(values, at, values, at, d))
  if (length > 0) for (let j = at; j < at + d; j++) values[j] /= length
  return length
}
