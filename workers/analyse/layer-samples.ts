import { addGroupSums, createGroupSums, groupOf } from '#lib/analysis/group-sums.ts'
import { fourthMomentShare, momentErrors } from '#lib/analysis/moment-errors.ts'
import { addProportional, createProportionalSample } from '#lib/analysis/proportional-sample.ts'
import { addTopValues, createTopValues, topValuesOf } from '#lib/analysis/top-values.ts'
import type { DocumentOrder } from '#lib/numeric/top-k.ts'
import { gatherTails } from '#workers/analyse/negative-tails.ts'
import { randomWindows } from '#workers/analyse/random-windows.ts'
import { type SampleRow, sampleRows } from '#workers/analyse/sample-rows.ts'
import { type ChosenLists, sampleWindows, tailSites } from '#workers/analyse/sample-windows.ts'
import type { SamplesInput } from '#workers/analyse/samples-input.ts'
import { runTails, tailSession } from '#workers/analyse/tail-session.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** What is found for a layer's neurons, in order. */
export interface LayerSamples {
  /** `kurtosis_error` and `fourth_top` (methods §3). */
  scores: AnalysisScores[]
  /** Packed `samples`; null for the dead. */
  records: (Uint8Array | null)[]
}

/**
 * Moments' errors of a layer's neurons over the reference sample, and their samples (methods §2 Q3 to Q5): the rows run once to
 * choose and once more for the windows around what was chosen.
 */
export async function layerSamples(input: SamplesInput): Promise<LayerSamples> {
  const { documents, site, scales, nCtx } = input
  const dMlp = scales.length
  const source = await tailSession(input.model, input.layer)
  const rows = sampleRows(documents, nCtx)
  const order: DocumentOrder = (a, b) => compareHashes(documents[a], documents[b])
  const starts = startsOf(rows)
  const rowsOf = new Uint32Array(documents.length)
  for (const { document } of rows) rowsOf[document]++

  const sums = createGroupSums(dMlp)
  const top = createTopValues(dMlp)
  const drawn = createProportionalSample(dMlp)
  const tails = tailSites.map(() => gatherTails(dMlp, rowsOf, order))
  await runTails(source, rows, (row, activations) => {
    const { document, keys, length } = row
    const start = row.first - starts[document]
    // Without BOS.
    const own = activations[site]!.subarray(dMlp)
    addGroupSums(sums, groupOf(documents[document].hash), own, length)
    addTopValues(top, own, length)
    addProportional(drawn, own, { document, start, keys }, order)
    for (const [i, tail] of tailSites.entries()) tails[i].addRow(document, start, activations[tail]!.subarray(dMlp))
  })
  const lists: ChosenLists = { drawn, tails: tails.map(tail => tail.lists), order }
  const random = await randomWindows(source, input)
  const records = await sampleWindows({ source, input, rows, starts, lists, random })
  const scores = Array.from(scales, (scale, neuron): AnalysisScores => {
    if (Number.isNaN(scale)) return {}
    const { moments, kurtosis } = momentErrors(sums, neuron)
    return { kurtosis_error: kurtosis, fourth_top: fourthMomentShare(topValuesOf(top, neuron), moments) }
  })
  return { scores, records }
}

const compareHashes = (a: TokenDocument, b: TokenDocument): number =>
  a.hash === b.hash ? a.ordinal - b.ordinal : a.hash < b.hash ? -1 : 1

/** Slot of each document's first token. */
function startsOf(rows: readonly SampleRow[]): number[] {
  const starts: number[] = []
  for (const { document, first } of rows) starts[document] ??= first
  return starts
}
