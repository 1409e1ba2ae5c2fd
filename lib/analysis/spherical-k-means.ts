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

/** Restarts end once so many of them have found the best W: another would find it too. */
const enough = 3

/** A round that gains less than this share of W ends a restart; the best one then goes on to the finer one. */
const rough = 1e-2
const fine = 1e-4

/**
 * Spherical k-means: unit `points` [n, d], k-means++ starts by cosine distance, the best of up to `restarts` (fewer once three
 * ended at the same least W). Each ends where a round gains less than 1 % of W, and the best then settles as in `settleClusters`.
 * `random` decides all. Expects 1 <= k <= n, k <= 255.
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
  let times = 0
  // With one cluster every start ends at the mean.
  for (let restart = 0; restart < (k === 1 ? 1 : restarts) && times < enough; restart++) {
    const found = settleClusters(points, n, d, startingCentres(points, n, d, k, random), random, rough)
    if (best && Math.abs(found.within - best.within) <= 1e-9 * n) times++
    else if (!best || found.within < best.within) {
      best = found
      times = 1
    }
  }
  return k === 1 ? best! : settleClusters(points, n, d, best!.centres, random)
}

/**
 * Moves `centres` [k, d], which it uses up, to the means of the points that are nearest to them until none changes place: at most
 * 30 rounds, ended sooner where a round gains less than `gain` of W. An emptied cluster is given a random point.
 */
export function settleClusters(
  points: Float64Array,
  n: number,
  d: number,
  centres: Float64Array,
  random: () => number,
  gain = fine,
): SphericalClusters {
  const k = centres.length / d
  const assigned = new Uint8Array(n).fill(255)
  const nearest = new Uint8Array(n)
  const cosines = new Float64Array(n)
  const sums = new Float64Array(k * d)
  const counts = new Uint32Array(k)
  let within = Number.POSITIVE_INFINITY
  for (let round = 0; round < 31; round++) {
    nearestCentres(points, n, d, centres, k, nearest, cosines)
    let moved = false
    const before = within
    within = 0
    sums.fill(0)
    counts.fill(0)
    for (let i = 0, at = 0; i < n; i++) {
      const cluster = nearest[i]
      within += 1 - cosines[i]
      if (assigned[i] !== cluster) moved = true
      assigned[i] = cluster
      counts[cluster]++
      for (let to = cluster * d, end = to + d; to < end; to++, at++) sums[to] += points[at]
    }
    if (!moved || before - within < gain * within || round === 30) break
    for (let c = 0; c < k; c++) {
      const lost = counts[c] === 0 ? Math.floor(random() * n) : -1
      for (let j = 0; j < d; j++) centres[c * d + j] = lost < 0 ? sums[c * d + j] : points[lost * d + j]
      normalise(centres, c * d, d)
    }
  }
  return { k, within, assigned, centres }
}

/** The centre with the largest cosine to each point (ties: the first), and that cosine. */
function nearestCentres(
  points: Float64Array,
  n: number,
  d: number,
  centres: Float64Array,
  k: number,
  nearest: Uint8Array,
  cosines: Float64Array,
): void {
  cosines.fill(Number.NEGATIVE_INFINITY)
  nearest.fill(0)
  // Four points at once: four sums that need not wait for each other. The last four may overlap those before.
  for (let first = 0; first < n; first += 4) {
    const i = Math.max(0, Math.min(first, n - 4))
    const p = i * d
    const q = Math.min(i + 1, n - 1) * d
    const r = Math.min(i + 2, n - 1) * d
    const s = Math.min(i + 3, n - 1) * d
    for (let c = 0, at = 0; c < k; c++) {
      let a = 0
      let b = 0
      let e = 0
      let f = 0
      for (let j = 0; j < d; j++, at++) {
        const centre = centres[at]
        a += points[p + j] * centre
        b += points[q + j] * centre
        e += points[r + j] * centre
        f += points[s + j] * centre
      }
      if (a > cosines[i]) keep(nearest, cosines, i, c, a)
      if (i + 1 < n && b > cosines[i + 1]) keep(nearest, cosines, i + 1, c, b)
      if (i + 2 < n && e > cosines[i + 2]) keep(nearest, cosines, i + 2, c, e)
      if (i + 3 < n && f > cosines[i + 3]) keep(nearest, cosines, i + 3, c, f)
    }
  }
}

function keep(nearest: Uint8Array, cosines: Float64Array, i: number, cluster: number, cosine: number): void {
  nearest[i] = cluster
  cosines[i] = cosine
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

/** Dot product of a[at ..] and b[bt ..] over d numbers; four sums side by side: one alone would wait for each addition. */
export function dot(a: Float64Array, at: number, b: Float64Array, bt: number, d: number): number {
  let s = 0
  let t = 0
  let u = 0
  let v = 0
  let j = 0
  for (; j + 3 < d; j += 4) {
    s += a[at + j] * b[bt + j]
    t += a[at + j + 1] * b[bt + j + 1]
    u += a[at + j + 2] * b[bt + j + 2]
    v += a[at + j + 3] * b[bt + j + 3]
  }
  for (; j < d; j++) s += a[at + j] * b[bt + j]
  return s + t + (u + v)
}

/** Scales values[at .. at + d) to length 1, in place; zeros stay. Returns the length before. */
export function normalise(values: Float64Array, at: number, d: number): number {
  const length = Math.sqrt(dot(values, at, values, at, d))
  if (length > 0) for (let j = at; j < at + d; j++) values[j] /= length
  return length
}
