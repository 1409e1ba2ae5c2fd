import type { MergeTable } from '#lib/tokens/merge-table.ts'

/**
 * Merges ids[0..n) in place, always the pair of lowest rank and of those the leftmost, until none is left; returns how
 * many ids remain. Looks at every pair once a merge: for words, not for long runs (mergeLongWord).
 */
export function mergeWord(ids: Uint16Array, n: number, table: MergeTable): number {
  while (n > 1) {
    let bestRank = 0x7fffffff
    let bestSlot = -1
    let at = 0
    for (let i = 0; i + 1 < n; i++) {
      const slot = table.find(ids[i], ids[i + 1])
      if (slot >= 0 && table.rank[slot] < bestRank) {
        bestRank = table.rank[slot]
        bestSlot = slot
        at = i
      }
    }
    if (bestSlot < 0) break
    ids[at] = table.merged[bestSlot]
    ids.copyWithin(at + 1, at + 2, n)
    n--
  }
  return n
}
