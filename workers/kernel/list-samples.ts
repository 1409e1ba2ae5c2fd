import { nSampleBins, samplesPerBin } from '#lib/numeric/histogram.ts'
import type { ShardDocument } from '#lib/numeric/scan-partial.ts'
import type { KernelArrays } from '#workers/kernel/scan-kernel.ts'

/** Tokens a shard may hold: with a 32-bit sample key, a token's place must fit a double's 53 bits. */
export const maxShardTokens = 2 ** 21

/** The reservoirs, with their tokens listed once: neurons share most of them, since a low key is low for all. */
export interface SampleList {
  /** Key, index of the document in the shard, and token index of each sampled token, in sample order, [nSampled]. */
  key: Uint32Array
  document: Uint32Array
  token: Uint32Array
  /** Filled slots, [dMlp, 64]. */
  count: Uint8Array
  /** Place in the list above, ascending within a bin, and activation of each filled slot, [sum of count]. */
  ref: Uint32Array
  value: Float32Array
}

/**
 * Lists a finished state's reservoirs in canonical order, whatever order the kernel's slots are in. `firstOrder` is the
 * place of each document's token 0 in the shard's sample order, [nDocuments].
 */
export function listSamples(
  arrays: KernelArrays,
  dMlp: number,
  documents: readonly ShardDocument[],
  firstOrder: Float64Array,
): SampleList {
  const { slotKey, slotOrder, slotValue } = arrays
  const count = arrays.slotCount.slice(0, dMlp * nSampleBins)
  const total = documents.reduce((sum, document) => sum + document.nTokens, 0)
  const keyOf = new Float64Array(total).fill(-1)
  let nSamples = 0
  for (let reservoir = 0; reservoir < count.length; reservoir++) {
    nSamples += count[reservoir]
    const first = reservoir * samplesPerBin
    for (let slot = first; slot < first + count[reservoir]; slot++) keyOf[slotOrder[slot]] = slotKey[slot]
  }
  // One double holds (key, order), so that the platform's numeric sort does the work.
  const sorted = keyOf.map((key, order) => (key < 0 ? -1 : key * maxShardTokens + order)).filter(token => token >= 0)
  sorted.sort()
  const key = Uint32Array.from(sorted, token => Math.floor(token / maxShardTokens))
  const order = Uint32Array.from(sorted, token => token % maxShardTokens)
  const rank = new Uint32Array(total)
  for (let i = 0; i < order.length; i++) rank[order[i]] = i
  const document = documentsOf(order, firstOrder, documents)
  const token = order.map((place, i) => place - firstOrder[document[i]])

  const ref = new Uint32Array(nSamples)
  const value = new Float32Array(nSamples)
  for (let reservoir = 0, start = 0; reservoir < count.length; start += count[reservoir++])
    for (let i = 0; i < count[reservoir]; i++) {
      const slot = reservoir * samplesPerBin + i
      const place = rank[slotOrder[slot]]
      let at = start + i
      for (; at > start && ref[at - 1] > place; at--) {
        ref[at] = ref[at - 1]
        value[at] = value[at - 1]
      }
      ref[at] = place
      value[at] = slotValue[slot]
    }
  return { key, document, token, count, ref, value }
}

/** The document that each place in the shard's sample order falls in. */
function documentsOf(order: Uint32Array, firstOrder: Float64Array, documents: readonly ShardDocument[]) {
  const filled = [...documents.keys()].filter(i => documents[i].nTokens > 0)
  const ascending = filled.sort((a, b) => firstOrder[a] - firstOrder[b])
  const firsts = ascending.map(i => firstOrder[i])
  return order.map(place => {
    let low = 0
    let high = firsts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (firsts[middle] <= place) low = middle
      else high = middle
    }
    return ascending[low]
  })
}
