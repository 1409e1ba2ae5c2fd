import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { encodeCollected } from '#workers/plan/collected-windows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { rowsToCollect } from '#workers/plan/rows-to-collect.ts'
import { decodeRequests } from '#workers/plan/window-requests.ts'
import { createWindowWriter } from '#workers/plan/window-writer.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'
import { letGo } from '#workers/threads/held.ts'
import { modelSession } from '#workers/threads/model-session.ts'

/** One shard whose windows are wanted. */
export interface CollectInput {
  model: ModelRef
  site: HookSite
  documents: TokenDocument[]
  /** The shard's `request` partial. */
  requests: Uint8Array
}

/**
 * Re-runs the rows that hold wanted tokens and cuts the windows out; one `collect` partial a layer, in order. Throws a
 * PermanentError where an activation is not what the scan found.
 */
export const collectShard = async (input: CollectInput): Promise<Uint8Array[]> => {
  const { documents, site } = input
  const { session, config } = await modelSession(input.model, site)
  const { nCtx, dMlp, nLayers, bosTokenId } = config
  const hooks = Array.from({ length: nLayers }, (_, layer) => hookPoint(layer, site))
  const requests = decodeRequests(input.requests)
  const rows = rowsToCollect(requests, documents, nCtx)
  const writers = hooks.map((_, layer) =>
    createWindowWriter({ rows, documents, requests: requests.windows, layer, dMlp }),
  )
  for (const batch of batchRows(rows, nCtx)) {
    const pieces = batch.rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, batch.positions, bosTokenId)
    const activations = await runActivations(session, tokens, batch.rows.length, batch.positions, hooks)
    batch.rows.forEach((row, i) => {
      const first = i * batch.positions * dMlp
      const end = first + (row.length + 1) * dMlp
      for (let layer = 0; layer < nLayers; layer++) {
        writers[layer].addRow(row.index, activations[layer].subarray(first, end))
      }
    })
  }
  // The windows of a large layer are packed and stored next; reading the model again costs far less than running it.
  await letGo()
  return writers.map(writer => encodeCollected(writer.finish()))
}
