import type { Shard } from '#workers/plan/cut-shards.ts'
import { shardOf } from '#workers/plan/shard-of.ts'
import { emptyRequests, type ShardRequests, type WindowRequests } from '#workers/plan/window-requests.ts'

/** A token of the corpus: its document's ordinal and its index there. */
export interface TokenRef {
  document: number
  token: number
}

/** Places of a layer's requests shard by shard, each shard's in order: those of shard s are order[starts[s]] .. order[starts[s + 1]]. */
const byShard = (shards: readonly Shard[], { document }: WindowRequests) => {
  const starts = new Uint32Array(shards.length + 1)
  const own = Uint32Array.from(document, ordinal => shardOf(shards, ordinal))
  for (const shard of own) starts[shard + 1]++
  for (let shard = 0; shard < shards.length; shard++) starts[shard + 1] += starts[shard]
  const next = starts.slice()
  const order = new Uint32Array(own.length)
  own.forEach((shard, place) => {
    order[next[shard]++] = place
  })
  return { starts, order }
}

/**
 * Deals every layer's windows and the random tokens out to the shards that hold their documents, one entry a shard, in order.
 * Each is made when it is asked for: all of them are as large as the layers' windows.
 */
export function* planRequests(
  shards: readonly Shard[],
  layers: readonly WindowRequests[],
  random: readonly TokenRef[],
): Generator<ShardRequests> {
  const dealt = layers.map(layer => byShard(shards, layer))
  for (const shard of shards.keys()) {
    const places = dealt.map(({ starts, order }) => order.subarray(starts[shard], starts[shard + 1]))
    const windows = emptyRequests(places.reduce((n, own) => n + own.length, 0))
    for (const name of Object.keys(windows) as (keyof WindowRequests)[]) {
      let at = 0
      for (const [layer, own] of places.entries())
        for (const place of own) windows[name][at++] = layers[layer][name][place]
    }
    const tokens = random.filter(ref => shardOf(shards, ref.document) === shard)
    yield {
      windows,
      randomDocument: Uint32Array.from(tokens, ref => ref.document),
      randomToken: Uint32Array.from(tokens, ref => ref.token),
    }
  }
}
