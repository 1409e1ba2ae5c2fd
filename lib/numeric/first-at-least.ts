/** Index of the first of `sorted` (ascending) that is at least `value`; its length where none is. */
export function firstAtLeast(sorted: Float64Array | Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
