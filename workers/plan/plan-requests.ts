import type { Shard } from '#workers/plan/cut-shards.ts'
import { shardOf } from '#workers/plan/shard-of.ts'
import { emptyRequests, pickRequests, type ShardRequests, type WindowRequests } from '#workers/plan/window-requests.ts'

/** A token of the corpus: its document's ordinal and its index there. */
export interface TokenRef {
  document: number
  token: number
}

const joined = (layers: readonly WindowRequests[]): WindowRequests => {
  const all = emptyRequests(layers.reduce((n, layer) => n + layer.neuron.length, 0))
  let at = 0
  for (const layer of layers) {
    for (const name of Object.keys(all) as (keyof WindowRequests)[]) all[name].set(layer[name], at)
    at += layer.neuron.length
  }
  return all
}

/** Deals every layer's windows and the random tokens out to the shards that hold their documents, one entry a shard. */
export const planRequests = (
  shards: readonly Shard[],
  layers: readonly WindowRequests[],
  random: readonly TokenRef[],
): ShardRequests[] => {
  const all = joined(layers)
  const windows: number[][] = shards.map(() => [])
  const tokens: TokenRef[][] = shards.map(() => [])
  for (let i = 0; i < all.document.length; i++) windows[shardOf(shards, all.document[i])].push(i)
  for (const ref of random) tokens[shardOf(shards, ref.document)].push(ref)
  return shards.map((_, shard) => ({
    windows: pickRequests(all, windows[shard]),
    randomDocument: Uint32Array.from(tokens[shard], ref => ref.document),
    randomToken: Uint32Array.from(tokens[shard], ref => ref.token),
  }))
}
