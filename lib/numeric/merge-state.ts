import { compareDocuments, createDocumentTable, type DocumentTable } from '#lib/numeric/document-table.ts'
import { nBins } from '#lib/numeric/histogram.ts'
import { createReservoirs, type Reservoirs } from '#lib/numeric/merge-samples.ts'
import type { MergedMeta } from '#lib/numeric/merged-layer.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import type { ScanPartial } from '#lib/numeric/scan-partial.ts'
import { addHistograms } from '#lib/numeric/sparse-histogram.ts'
import { createTopLists, type DocumentOrder, type TopLists } from '#lib/numeric/top-k.ts'

/** Strongest units kept of each kind of text: those that pages show. */
export const shownOfDomain = 20

/** The statistics of a fold. */
export interface MergeState {
  meta: MergedMeta
  documents: DocumentTable
  /** Order of documents among equals. */
  order: DocumentOrder
  top: TopLists
  /** Lists by kind of text, [dMlp, nDomains]. */
  byDomain: TopLists
  /** [dMlp, 1024] */
  histogram: Float64Array
  /** [dMlp, 4, nLanes] */
  lanes: Float64Array
  /** [dMlp] */
  min: Float32Array
  reservoirs: Reservoirs
}

/** No statistics yet, of the given shape. */
export function createMergeState(meta: MergedMeta): MergeState {
  const { dMlp, topK, nDomains } = meta
  const documents = createDocumentTable()
  return {
    meta,
    documents,
    order: (a, b) => compareDocuments(documents, a, b),
    top: createTopLists(dMlp, topK),
    byDomain: createTopLists(dMlp * nDomains, shownOfDomain),
    histogram: new Float64Array(dMlp * nBins),
    lanes: new Float64Array(dMlp * lanesPerNeuron),
    min: new Float32Array(dMlp).fill(Number.POSITIVE_INFINITY),
    reservoirs: createReservoirs(dMlp),
  }
}

/** Adds what is simply added: tokens, histograms, power sums; and takes minima. */
export function addSums(
  state: MergeState,
  { nTokens, histograms, lanes, min }: Pick<ScanPartial, 'nTokens' | 'histograms' | 'lanes' | 'min'>,
): void {
  state.meta = { ...state.meta, nTokens: state.meta.nTokens + nTokens }
  addHistograms(histograms, state.meta.dMlp, state.histogram)
  for (let i = 0; i < lanes.length; i++) state.lanes[i] += lanes[i]
  for (let i = 0; i < min.length; i++) if (min[i] < state.min[i]) state.min[i] = min[i]
}
