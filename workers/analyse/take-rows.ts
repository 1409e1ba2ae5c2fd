/**
 * The rows' own tokens out of a batch [rows, positions, dMlp], without BOS and padding, one row after another:
 * [sum of lengths, dMlp]. Uses up `batch`: what is returned lies in the same memory.
 */
export function takeRows(
  batch: Float32Array,
  rows: readonly { length: number }[],
  positions: number,
  dMlp: number,
): Float32Array {
  let at = 0
  for (let i = 0; i < rows.length; i++) {
    const first = (i * positions + 1) * dMlp
    batch.copyWithin(at, first, first + rows[i].length * dMlp)
    at += rows[i].length * dMlp
  }
  return batch.subarray(0, at)
}
