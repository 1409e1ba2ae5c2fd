import { dot } from '#lib/analysis/vectors.ts'
/**
 * Dimension share of each row of a matrix [n, d] (methods §4 P5; Elhage 2022, Scherlis 2022):
 * D_i = (w_i . w_i)^2 / sum_j (w_i . w_j)^2 in (0, 1]; they sum to at most d. NaN for a row of zeros. [n].
 * The sum over j is w_i' (W'W) w_i, so d^2 numbers are held and never n^2; 1.5 n d^2 multiplications.
 */
export function dimensionShares(matrix: Float32Array, n: number, d: number): Float64Array {
  const gram = gramMatrix(matrix, n, d)
  return Float64Array.from({ length: n }, (_, row) => {
    const at = row * d
    let own = 0
    let all = 0
    for (let i = 0; i < d; i++) {
      const x = matrix[at + i]
      own += x * x
      // The upper triangle once, what is off the diagonal twice.
      let half = (gram[i * d + i] * x) / 2
      for (let j = i + 1, to = i * d + j; j < d; j++, to++) half += gram[to] * matrix[at + j]
      all += 2 * x * half
    }
    return own === 0 ? Number.NaN : (own * own) / all
  })
}

/** W'W of a matrix [n, d], its upper triangle, [d, d]. */
function gramMatrix(matrix: Float32Array, n: number, d: number): Float64Array {
  const gram = new Float64Array(d * d)
  const rows = new Float64Array(4 * d)
  for (let first = 0; first < n; first += 4) {
    // Four rows at once: one pass over the d^2 numbers in place of four. Rows after the last are zeros.
    rows.fill(0)
    rows.set(matrix.subarray(first * d, Math.min(first + 4, n) * d))
    for (let i = 0; i < d; i++) {
      const [a, b, c, e] = [rows[i], rows[d + i], rows[2 * d + i], rows[3 * d + i]]
      if (a === 0 && b === 0 && c === 0 && e === 0) continue
      for (let j = i, to = i * d + i; j < d; j++, to++)
        gram[to] += a * rows[j] + b * rows[d + j] + c * rows[2 * d + j] + e * rows[3 * d + j]
    }
  }
  return gram
}

/** The columns of a matrix [d, n] as rows, [n, d]. */
export function transposed(matrix: Float32Array, d: number, n: number): Float32Array {
  const out = new Float32Array(matrix.length)
  for (let i = 0; i < d; i++) for (let j = 0; j < n; j++) out[j * d + i] = matrix[i * n + j]
  return out
}

/** Cosine of row i of one matrix with row i of another, both [n, d]: w_in and w_out of a neuron. NaN beside zeros. [n]. */
export function rowCosines(a: Float32Array, b: Float32Array, n: number, d: number): Float64Array {
  return Float64Array.from({ length: n }, (_, row) => {
    let [ab, aa, bb] = [0, 0, 0]
    for (let i = row * d; i < (row + 1) * d; i++) {
      ab += a[i] * b[i]
      aa += a[i] * a[i]
      bb += b[i] * b[i]
    }
    return ab / Math.sqrt(aa * bb || Number.NaN)
  })
}

/** The row of another matrix that is most alike. */
export interface NearestRow {
  /** Its index; -1 where the row, or all others, are zeros. */
  index: number
  /** The cosine; NaN where there is none. */
  cosine: number
}

/**
 * For each row of `rows` [n, d] the row of `others` [m, d] with the largest cosine (ties: the lower index); of `others` only those
 * whose index is below `counted`. Walks `others` in blocks that stay in the cache; n m d multiplications.
 */
export function nearestRows(
  rows: Float32Array,
  n: number,
  others: Float32Array,
  counted: number,
  d: number,
): NearestRow[] {
  const nearest = Array.from({ length: n }, () => ({ index: -1, cosine: Number.NaN }))
  const own = inverseLengths(rows, n, d)
  const theirs = inverseLengths(others, counted, d)
  const block = 256
  for (let first = 0; first < counted; first += block) {
    for (let row = 0; row < n; row++) {
      if (!Number.isFinite(own[row])) continue
      const best = nearest[row]
      for (let other = first; other < Math.min(first + block, counted); other++) {
        const cosine = dot(rows, row * d, others, other * d, d) * own[row] * theirs[other]
        if (Number.isFinite(cosine) && !(cosine <= best.cosine)) {
          best.index = other
          best.cosine = cosine
        }
      }
    }
  }
  return nearest
}

function inverseLengths(rows: Float32Array, n: number, d: number): Float64Array {
  return Float64Array.from({ length: n }, (_, row) => 1 / Math.sqrt(dot(rows, row * d, rows, row * d, d)))
}
