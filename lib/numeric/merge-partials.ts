import { addDocuments } from '#lib/numeric/document-table.ts'
import { addDocumentsOfDomains, type DocumentDomains } from '#lib/numeric/domain-lists.ts'
import { nSampleBins } from '#lib/numeric/histogram.ts'
import { offerSample } from '#lib/numeric/merge-samples.ts'
import { addSums, createMergeState, type MergeState } from '#lib/numeric/merge-state.ts'
import { decodeMergedArrays, type MergedMeta } from '#lib/numeric/merged-layer.ts'
import { packMerge } from '#lib/numeric/pack-merge.ts'
import { decodeScanPartial, type ScanPartial } from '#lib/numeric/scan-partial.ts'
import { offerTop } from '#lib/numeric/top-k.ts'

/** Options of a merge. */
export interface MergeOptions {
  /** Entries kept per neuron; 1000 where not given. */
  topK?: number
  /** The documents' kinds, for lists of each; none where not given. */
  domains?: DocumentDomains
}

/** Running fold of partials of one layer; memory is the merged state alone. */
export interface LayerMerge {
  /** Shards contained so far. */
  readonly shards: Set<number>
  readonly topK: number
  readonly domains?: DocumentDomains
  /** The statistics; absent before the first partial, whose shape it takes. */
  state?: MergeState
}

/** An empty fold. */
export const createMerge = ({ topK = 1000, domains }: MergeOptions = {}): LayerMerge => ({
  shards: new Set(),
  topK,
  domains,
})

/** Adds a partial; false where its shard was already in. Throws one line on another spec or shape. */
export function addPartial(merge: LayerMerge, partial: ScanPartial): boolean {
  const state = stateFor(merge, partial, `shard ${partial.shard}`)
  if (merge.shards.has(partial.shard)) return false
  merge.shards.add(partial.shard)
  const firstDocument = addDocuments(state.documents, partial.documents, partial.documentHashes)
  addSums(state, partial)
  const { dMlp, unitDocument, unitRow, unitMax, unitToken, sampleCount, sampleRef, sampleValue } = partial
  const { top, order, reservoirs, documents } = state
  for (let unit = 0; unit < unitDocument.length; unit++) {
    const document = firstDocument + unitDocument[unit]
    for (let neuron = 0, at = unit * dMlp; neuron < dMlp; neuron++, at++)
      if (unitMax[at] >= top.threshold[neuron])
        offerTop(top, neuron, unitMax[at], document, unitRow[unit], unitToken[at], order)
  }
  if (merge.domains) addDocumentsOfDomains(state, partial, firstDocument, merge.domains)
  for (let reservoir = 0, first = 0; reservoir < sampleCount.length; first += sampleCount[reservoir++])
    for (let i = first; i < first + sampleCount[reservoir]; i++) {
      const ref = sampleRef[i]
      const document = firstDocument + partial.sampleDocument[ref]
      const { sampleKey, sampleToken } = partial
      if (!offerSample(reservoirs, reservoir, sampleKey[ref], document, sampleToken[ref], sampleValue[i], documents))
        break
    }
  return true
}

/** Adds all of `bytes`' (a finished merge's) shards; false where all were in already. Throws where only some were. */
export function addMerged(merge: LayerMerge, bytes: Uint8Array): boolean {
  const { meta, arrays } = decodeMergedArrays(bytes)
  if (meta.topK !== merge.topK)
    throw new Error(`merge: wanted a merged layer with top ${merge.topK}, got top ${meta.topK}; merge its shards again`)
  const nDomains = merge.domains?.n ?? 0
  if (meta.nDomains !== nDomains)
    throw new Error(
      `merge: wanted a merged layer with ${nDomains} domains, got ${meta.nDomains}; merge its shards again`,
    )
  const state = stateFor(merge, meta, 'a merged layer')
  const known = arrays.shards.filter(shard => merge.shards.has(shard))
  if (known.length === arrays.shards.length) return false
  if (known.length > 0)
    throw new Error(
      `merge: wanted shards not yet in, or all in; got ${known.length} of ${arrays.shards.length} twice (shard ${known[0]}); merge disjoint sets`,
    )
  for (const shard of arrays.shards) merge.shards.add(shard)
  const firstDocument = addDocuments(state.documents, arrays.documents, arrays.documentHashes)
  addSums(state, { ...meta, ...arrays })
  const { topCount, topValue, topDocument, topRow, topToken, sampleKey, sampleDocument, sampleToken } = arrays
  for (let neuron = 0, at = 0; neuron < meta.dMlp; neuron++)
    for (let end = at + topCount[neuron]; at < end; at++) {
      const document = firstDocument + topDocument[at]
      offerTop(state.top, neuron, topValue[at], document, topRow[at] ?? 0, topToken[at], state.order)
    }
  for (let list = 0, at = 0; list < arrays.domainCount.length; list++)
    for (let end = at + arrays.domainCount[list]; at < end; at++) {
      const document = firstDocument + arrays.domainDocument[at]
      const { domainValue, domainRow, domainToken } = arrays
      offerTop(state.byDomain, list, domainValue[at], document, domainRow[at] ?? 0, domainToken[at], state.order)
    }
  for (let reservoir = 0, at = 0; reservoir < meta.dMlp * nSampleBins; reservoir++)
    for (let end = at + arrays.sampleCount[reservoir]; at < end; at++) {
      const document = firstDocument + sampleDocument[at]
      const value = arrays.sampleValue[at]
      offerSample(state.reservoirs, reservoir, sampleKey[at], document, sampleToken[at], value, state.documents)
    }
  return true
}

/** The canonical bytes: equal for any order, tree or repetition of the same set of shards. Throws on an empty fold. */
export function finishMerge(merge: LayerMerge): Uint8Array<ArrayBuffer> {
  if (!merge.state) throw new Error('merge: wanted at least one partial, got none; scan the shards first')
  return packMerge(
    merge.state,
    [...merge.shards].sort((a, b) => a - b),
  )
}

/** Folds encoded partials one at a time (an async generator keeps memory at one partial) into merged bytes. */
export async function mergePartials(
  partials: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options?: MergeOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const merge = createMerge(options)
  for await (const bytes of partials) addPartial(merge, decodeScanPartial(bytes))
  return finishMerge(merge)
}

/** The fold's state, made at the first call; throws where `shape` is not its shape. */
function stateFor(merge: LayerMerge, shape: Omit<MergedMeta, 'topK' | 'nDomains'>, name: string): MergeState {
  const { spec, dMlp, unit } = shape
  merge.state ??= createMergeState({
    spec,
    dMlp,
    nTokens: 0,
    unit,
    topK: merge.topK,
    nDomains: merge.domains?.n ?? 0,
  })
  const { meta } = merge.state
  if (spec !== meta.spec || dMlp !== meta.dMlp || unit !== meta.unit)
    throw new Error(
      `merge: wanted ${meta.dMlp} neurons by ${meta.unit} of ${meta.spec}, got ${dMlp} by ${unit} of ${spec} in ${name}; scan it again for this run`,
    )
  return merge.state
}
