/**
 * Pair of ids -> rank and merged id, in flat arrays with open addressing: a Map with keys beyond 31 bits would box each
 * of them, and this lookup is the inner loop of encoding.
 */
export interface MergeTable {
  /** Slot of the pair, or -1 where it has no merge. Ids below 65,536. */
  find(left: number, right: number): number
  /** Slot -> rank; lower merges first. */
  rank: Int32Array
  /** Slot -> id of the merged token. */
  merged: Uint16Array
}

/** Builds the table from merges by rank, as [left, right, merged] ids; of a pair given twice the later one counts. */
export function createMergeTable(merges: (readonly [left: number, right: number, merged: number])[]): MergeTable {
  const bits = Math.max(4, 32 - Math.clz32(merges.length * 2))
  const mask = (1 << bits) - 1
  const keys = new Uint32Array(mask + 1)
  const rank = new Int32Array(mask + 1).fill(-1)
  const merged = new Uint16Array(mask + 1)
  const slotOf = (key: number): number => {
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bits)
    while (rank[slot] >= 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  merges.forEach(([left, right, id], i) => {
    const key = ((left << 16) | right) >>> 0
    const slot = slotOf(key)
    keys[slot] = key
    rank[slot] = i
    merged[slot] = id
  })
  const find = (left: number, right: number): number => {
    const slot = slotOf(((left << 16) | right) >>> 0)
    return rank[slot] < 0 ? -1 : slot
  }
  return { find, rank, merged }
}
