import type { MergeTable } from '#lib/tokens/merge-table.ts'

/** rank * 2^32 + position, in a binary heap: lowest rank first, then leftmost. Ranks below 2^20 keep it exact. */
const POSITIONS = 2 ** 32

/**
 * The same result as mergeWord in O(n log n): a linked list of ids and a heap of candidate pairs, so that a run of a
 * million equal characters takes a second and not a day.
 */
export function mergeLongWord(ids: Uint16Array, n: number, table: MergeTable): number {
  const next = new Int32Array(n)
  const previous = new Int32Array(n)
  const slots = new Int32Array(n) // merge of the pair that starts here, -1: none or merged away
  const heap: number[] = []

  const offer = (i: number): void => {
    slots[i] = next[i] < n ? table.find(ids[i], ids[next[i]]) : -1
    if (slots[i] >= 0) push(heap, table.rank[slots[i]] * POSITIONS + i)
  }
  for (let i = 0; i < n; i++) {
    next[i] = i + 1
    previous[i] = i - 1
  }
  for (let i = 0; i < n; i++) offer(i)

  while (heap.length > 0) {
    const candidate = pop(heap)
    const i = candidate % POSITIONS
    const slot = slots[i]
    // Stale: the pair at i has changed since it was offered.
    if (slot < 0 || table.rank[slot] !== Math.floor(candidate / POSITIONS)) continue
    const right = next[i]
    ids[i] = table.merged[slot]
    slots[right] = -1
    next[i] = next[right]
    if (next[i] < n) previous[next[i]] = i
    offer(i)
    if (previous[i] >= 0) offer(previous[i])
  }

  let kept = 0
  for (let i = 0; i < n; i = next[i]) ids[kept++] = ids[i]
  return kept
}

function push(heap: number[], value: number): void {
  let i = heap.length
  heap.push(value)
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (heap[parent] <= value) break
    heap[i] = heap[parent]
    i = parent
  }
  heap[i] = value
}

function pop(heap: number[]): number {
  const top = heap[0]
  const last = heap.pop() as number
  if (heap.length === 0) return top
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && heap[child + 1] < heap[child]) child++
    if (heap[child] >= last) break
    heap[i] = heap[child]
    i = child
  }
  heap[i] = last
  return top
}
