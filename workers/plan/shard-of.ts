import type { Shard } from '#workers/plan/cut-shards.ts'

/** The number of the shard that holds a document, by its ordinal; shards in order. */
export const shardOf = (shards: readonly Shard[], document: number): number => {
  let low = 0
  let high = shards.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (shards[middle].firstDocument <= document) low = middle
    else high = middle - 1
  }
  return low
}
