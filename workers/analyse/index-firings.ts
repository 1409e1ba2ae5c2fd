import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { countFirings, halfOf } from '#lib/patterns/firing-counts.ts'
import { encodeFirings } from '#lib/patterns/firing-part.ts'
import { collectFirings } from '#workers/analyse/collect-firings.ts'
import { takeRows } from '#workers/analyse/take-rows.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { modelSession } from '#workers/threads/model-session.ts'

/** One part of a pattern index. */
export interface IndexInput {
  model: ModelRef
  site: HookSite
  part: number
  documents: { hash: bigint; tokens: Uint16Array }[]
  /** M of every layer's neurons, NaN for dead ones. */
  scales: Float64Array[]
}

/** Runs some documents of the sample through the model once; the packed firings of every layer, in order. */
export async function indexFirings({ model, site, part, documents, scales }: IndexInput): Promise<Uint8Array[]> {
  const { session, config } = await modelSession(model, site)
  const { nCtx, dMlp, nLayers, bosTokenId } = config
  const lengths = documents.map(({ tokens }) => tokens.length)
  const hooks = Array.from({ length: nLayers }, (_, layer) => hookPoint(layer, site))
  let nTokens = 0
  const rows = cutRows(lengths, nCtx).map(row => {
    nTokens += row.length
    return { ...row, slot: nTokens - row.length }
  })
  const collectors = scales.map(own => collectFirings(nTokens, own))
  for (const batch of batchRows(rows, nCtx)) {
    const pieces = batch.rows.map(({ document, start, length }) =>
      documents[document].tokens.subarray(start, start + length),
    )
    const ids = padBatch(pieces, batch.positions, bosTokenId)
    const activations = await runActivations(session, ids, batch.rows.length, batch.positions, hooks)
    for (const [layer, collector] of collectors.entries()) {
      const values = takeRows(activations[layer], batch.rows, batch.positions, dMlp)
      let at = 0
      for (const { slot, length } of batch.rows)
        for (let i = 0; i < length; i++, at += dMlp) collector.add(slot + i, values, at)
    }
  }
  const firsts = documentFirsts(lengths)
  const half = documents.map(({ hash }) => halfOf(hash))
  return collectors.map((collector, layer) => {
    const firings = collector.finish()
    const counts = countFirings(firings, firsts, half, dMlp)
    return encodeFirings(part, { layer, dMlp, ...firings, counts })
  })
}

/** Slot of each document's first token, and the number of tokens last. */
function documentFirsts(lengths: readonly number[]): number[] {
  const firsts = [0]
  for (const length of lengths) firsts.push(firsts[firsts.length - 1] + length)
  return firsts
}
