import { samplesPerBin } from '#lib/numeric/histogram.ts'
import type { MergeState } from '#lib/numeric/merge-state.ts'
import { encodeMergedLayer } from '#lib/numeric/merged-layer.ts'
import { limitPowerSums } from '#lib/numeric/power-sums.ts'
import { packHistograms } from '#lib/numeric/sparse-histogram.ts'
import { sortTop, type TopLists } from '#lib/numeric/top-k.ts'

/** A fold's state as canonical bytes: lists sorted, only documents referred to, by ordinal. `shards` ascending. */
export function packMerge(state: MergeState, shards: number[]): Uint8Array<ArrayBuffer> {
  const { meta, documents, order, top, byDomain, reservoirs } = state
  for (const lists of [top, byDomain]) for (let list = 0; list < lists.nLists; list++) sortTop(lists, list, order)
  const listSlots = slotsOf(top.size, top.capacity)
  const domainSlots = slotsOf(byDomain.size, byDomain.capacity)
  const sampleSlots = slotsOf(reservoirs.count, samplesPerBin)
  const gather = (from: Uint32Array, slots: Uint32Array) => slots.map(slot => from[slot])
  const topDocument = gather(top.document, listSlots)
  const domainDocument = gather(byDomain.document, domainSlots)
  const sampleDocument = gather(reservoirs.document, sampleSlots)

  const used = new Uint8Array(documents.size)
  for (const list of [topDocument, domainDocument, sampleDocument]) for (const document of list) used[document] = 1
  const kept = documents.ordinal.subarray(0, documents.size)
  const byOrdinal = Uint32Array.from(kept.keys())
    .filter(i => used[i])
    .sort((a, b) => kept[a] - kept[b])
  const twice = byOrdinal.findIndex((document, i) => i > 0 && kept[document] === kept[byOrdinal[i - 1]])
  if (twice >= 0)
    throw new Error(
      `merge: wanted each document in one shard, got document ${kept[byOrdinal[twice]]} in two; cut the corpus into shards again`,
    )
  const place = new Uint32Array(documents.size)
  byOrdinal.forEach((document, i) => {
    place[document] = i
  })

  return encodeMergedLayer(meta, {
    documents: byOrdinal.map(i => documents.ordinal[i]),
    documentHashes: BigUint64Array.from(byOrdinal, i => (BigInt(documents.high[i]) << 32n) | BigInt(documents.low[i])),
    shards: Uint32Array.from(shards),
    topCount: top.size.slice(),
    topValue: floats(top.value, listSlots),
    topDocument: topDocument.map(document => place[document]),
    topRow: meta.unit === 'row' ? gather(top.row, listSlots) : new Uint32Array(0),
    topToken: gather(top.token, listSlots),
    domainCount: byDomain.size.slice(),
    domainValue: floats(byDomain.value, domainSlots),
    domainDocument: domainDocument.map(document => place[document]),
    domainRow: meta.unit === 'row' ? gather(byDomain.row, domainSlots) : new Uint32Array(0),
    domainToken: gather(byDomain.token, domainSlots),
    histograms: packHistograms(state.histogram, meta.dMlp),
    lanes: limitPowerSums(state.lanes.slice()),
    min: state.min,
    sampleCount: reservoirs.count,
    sampleKey: gather(reservoirs.key, sampleSlots),
    sampleDocument: sampleDocument.map(document => place[document]),
    sampleToken: gather(reservoirs.token, sampleSlots),
    sampleValue: floats(reservoirs.value, sampleSlots),
  })
}

const floats = (from: TopLists['value'], slots: Uint32Array) => Float32Array.from(slots, slot => from[slot])

/** Slots that are filled, in order, where each group has `capacity` of them. */
function slotsOf(filled: ArrayLike<number>, capacity: number): Uint32Array {
  let n = 0
  for (let group = 0; group < filled.length; group++) n += filled[group]
  const slots = new Uint32Array(n)
  for (let group = 0, at = 0; group < filled.length; group++)
    for (let i = 0; i < filled[group]; i++) slots[at++] = group * capacity + i
  return slots
}
