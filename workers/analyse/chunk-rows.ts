/** Numbers that one call may put out: 32 MB of float32. */
const outputs = 2 ** 23

/** Rows that go through a graph together. */
export interface RowChunk {
  /** Index of the first. */
  first: number
  n: number
  /** [n, width] */
  rows: Float32Array
}

/** A matrix [all, width] in chunks whose product with `columns` columns stays small. */
export function* chunkRows(matrix: Float32Array, width: number, columns: number): Generator<RowChunk> {
  const atOnce = Math.max(1, Math.floor(outputs / columns))
  for (let first = 0; first < matrix.length / width; first += atOnce) {
    const rows = matrix.subarray(first * width, (first + atOnce) * width)
    yield { first, n: rows.length / width, rows }
  }
}
