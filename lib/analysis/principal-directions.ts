import type { PointMath } from '#lib/analysis/point-math.ts'
import { dot, normalise } from '#lib/analysis/vectors.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

/**
 * The `p` directions in which `points` [n, d] are largest (not centred: for points on a sphere their mean direction is one of
 * them), orthonormal rows, largest first, [p, d]. Subspace iteration with 4 spare directions, then Jacobi on what is left: the
 * leading directions are exact to the digits of float32, those that compete with equals are some of them. p is cut to min(n, d).
 */
export function principalDirections(
  math: PointMath,
  points: Float32Array,
  n: number,
  d: number,
  p: number,
  rounds = 4,
): Float32Array {
  const kept = Math.min(p, n, d)
  const wide = Math.min(kept + 4, n, d)
  let basis: Float32Array = Float32Array.from({ length: wide * d }, normalFrom(seededRandom(1)))
  for (let round = 0; round < rounds; round++) {
    basis = math.combine(points, n, d, math.project(points, n, d, basis, wide), wide)
    orthonormalise(basis, wide, d)
  }
  const projected = math.project(points, n, d, basis, wide)
  const moment = Float64Array.from(math.combine(projected, n, wide, projected, wide))
  const { vectors, order } = symmetricEigenvectors(moment, wide)
  const turn = new Float32Array(wide * kept)
  for (let k = 0; k < kept; k++) for (let q = 0; q < wide; q++) turn[q * kept + k] = vectors[q * wide + order[k]]
  return math.combine(basis, wide, d, turn, kept)
}

/** Gram-Schmidt on rows, twice, for rows that are nearly parallel; in place. A row that vanishes stays 0. */
function orthonormalise(rows: Float32Array, n: number, d: number): void {
  for (let a = 0; a < n; a++) {
    const length = normalise(rows, a * d, d)
    for (let again = 0; again < 2 && length > 0; again++) {
      for (let b = 0; b < a; b++) {
        const part = dot(rows, a * d, rows, b * d, d)
        for (let j = 0; j < d; j++) rows[a * d + j] -= part * rows[b * d + j]
      }
      // What rounding left of a dependent row has no direction.
      if (dot(rows, a * d, rows, a * d, d) < 1e-12) rows.fill(0, a * d, (a + 1) * d)
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
