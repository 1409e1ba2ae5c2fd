import { dot, normalise } from '#lib/analysis/spherical-k-means.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

/**
 * The `p` directions in which `points` [n, d] are largest (not centred: for points on a sphere their mean direction is one of
 * them), orthonormal rows, largest first, [p, d]. Subspace iteration with 4 spare directions, then Jacobi on what is left: the
 * leading directions are exact to many digits, those that compete with equals are some of them. p is cut to min(n, d).
 */
export function principalDirections(points: Float64Array, n: number, d: number, p: number, rounds = 4): Float64Array {
  const kept = Math.min(p, n, d)
  const wide = Math.min(kept + 4, n, d)
  const normal = normalFrom(seededRandom(1))
  let basis = Float64Array.from({ length: wide * d }, normal)
  orthonormalise(basis, wide, d)
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(wide * d)
    const parts = projectOnto(points, n, d, basis, wide)
    for (let i = 0; i < n; i++)
      for (let q = 0; q < wide; q += 4) addFour(next, points, i * d, d, parts, i * wide, q, wide)
    basis = next
    orthonormalise(basis, wide, d)
  }
  const projected = projectOnto(points, n, d, basis, wide)
  const moment = new Float64Array(wide * wide)
  for (let i = 0; i < n; i++)
    for (let a = 0; a < wide; a++) {
      const along = projected[i * wide + a]
      for (let b = 0; b < wide; b++) moment[a * wide + b] += along * projected[i * wide + b]
    }
  const { vectors, order } = symmetricEigenvectors(moment, wide)
  const out = new Float64Array(kept * d)
  for (let k = 0; k < kept; k++)
    for (let q = 0; q < wide; q++) {
      const weight = vectors[q * wide + order[k]]
      for (let j = 0; j < d; j++) out[k * d + j] += weight * basis[q * d + j]
    }
  return out
}

/** Adds parts[at + q'] * point to row q' of `rows` for q' = q .. q + 3, below `count`: the point is read once for all four. */
function addFour(
  rows: Float64Array,
  points: Float64Array,
  from: number,
  d: number,
  parts: Float64Array,
  at: number,
  q: number,
  count: number,
): void {
  const second = q + 1 < count ? q + 1 : q
  const third = q + 2 < count ? q + 2 : q
  const fourth = q + 3 < count ? q + 3 : q
  // A row that is not there stands for the first, with nothing to add.
  const a = parts[at + q]
  const b = second > q ? parts[at + second] : 0
  const c = third > q ? parts[at + third] : 0
  const e = fourth > q ? parts[at + fourth] : 0
  for (let j = 0; j < d; j++) {
    const x = points[from + j]
    rows[q * d + j] += a * x
    rows[second * d + j] += b * x
    rows[third * d + j] += c * x
    rows[fourth * d + j] += e * x
  }
}

/** Coordinates of points [n, d] along directions [p, d], [n, p]. */
export function projectOnto(
  points: Float64Array,
  n: number,
  d: number,
  directions: Float64Array,
  p: number,
): Float64Array {
  const out = new Float64Array(n * p)
  for (let i = 0, at = 0; i < n; i++, at += d) {
    let q = 0
    for (; q + 3 < p; q += 4) {
      const first = q * d
      let a = 0
      let b = 0
      let c = 0
      let e = 0
      for (let j = 0; j < d; j++) {
        const x = points[at + j]
        a += x * directions[first + j]
        b += x * directions[first + d + j]
        c += x * directions[first + 2 * d + j]
        e += x * directions[first + 3 * d + j]
      }
      out[i * p + q] = a
      out[i * p + q + 1] = b
      out[i * p + q + 2] = c
      out[i * p + q + 3] = e
    }
    for (; q < p; q++) out[i * p + q] = dot(points, at, directions, q * d, d)
  }
  return out
}

/** Gram-Schmidt on rows, twice, for rows that are nearly parallel; in place. A row that vanishes stays 0. */
function orthonormalise(rows: Float64Array, n: number, d: number): void {
  for (let a = 0; a < n; a++) {
    const length = normalise(rows, a * d, d)
    for (let again = 0; again < 2 && length > 0; again++) {
      for (let b = 0; b < a; b++) {
        const part = dot(rows, a * d, rows, b * d, d)
        for (let j = 0; j < d; j++) rows[a * d + j] -= part * rows[b * d + j]
      }
      // What rounding left of a dependent row has no direction.
      if (dot(rows, a * d, rows, a * d, d) < 1e-20) rows.fill(0, a * d, (a + 1) * d)
      normalise(rows, a * d, d)
    }
  }
}

/** Eigenvectors of a symmetric matrix [n, n] as columns, and their order by eigenvalue, largest first (cyclic Jacobi). */
export function symmetricEigenvectors(matrix: Float64Array, n: number): { vectors: Float64Array; order: number[] } {
  const a = matrix.slice()
  const vectors = new Float64Array(n * n)
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1
  for (let sweep = 0; sweep < 12 && !isDiagonal(a, n); sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q)
  const order = [...Array(n).keys()].sort((i, j) => a[j * n + j] - a[i * n + i])
  return { vectors, order }
}

/** Whether what is off the diagonal is rounding beside what is on it. */
function isDiagonal(a: Float64Array, n: number): boolean {
  let off = 0
  let on = 0
  for (let p = 0; p < n; p++) {
    on += a[p * n + p] ** 2
    for (let q = 0; q < p; q++) off += a[p * n + q] ** 2
  }
  return off <= 1e-30 * on
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]
  if (Math.abs(off) < 1e-300) return
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * off)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s)
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s)
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s)
}

function turn(a: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = a[i]
  a[i] = c * x - s * a[j]
  a[j] = s * x + c * a[j]
}
