import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { RunSpec } from '#lib/neuron/run-spec.ts'
import { encodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { addRow, createAccumulator, finishPartial } from '#workers/kernel/accumulator.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'
import { modelSession } from '#workers/threads/model-session.ts'
import { scanKernel } from '#workers/threads/scan-kernel.ts'

/** One shard to be scanned. */
export interface ScanInput {
  model: ModelRef
  /** The run's public name: partials of other runs never merge with these. */
  runHash: string
  spec: RunSpec
  shard: number
  documents: TokenDocument[]
}

/** The fingerprint under which a layer's partials are merged. */
export const layerFingerprint = (runHash: string, layer: number): string => `${runHash}:${layer}`

/** Runs a shard through the model once; the partial of every layer, in order. Raw activations stay in this thread. */
export const scanShard = async (input: ScanInput): Promise<Uint8Array[]> => {
  const { spec, documents } = input
  const { session, config } = await modelSession(input.model, spec.site)
  const { nCtx, dMlp, bosTokenId } = config
  const layers = Array.from({ length: config.nLayers }, (_, layer) => layer)
  const hooks = layers.map(layer => hookPoint(layer, spec.site))
  const kernel = await scanKernel()
  const accumulators = layers.map(layer =>
    createAccumulator({
      kernel,
      spec: layerFingerprint(input.runHash, layer),
      shard: input.shard,
      dMlp,
      documents: documents.map(d => ({ ordinal: d.ordinal, hash: d.hash, nTokens: d.tokens.length })),
      unit: spec.unit,
      tokensPerRow: nCtx - 1,
      includeBos: spec.includeBos,
    }),
  )
  const rows = cutRows(
    documents.map(d => d.tokens.length),
    nCtx,
  )
  const skipped = spec.includeBos ? 0 : 1
  for (const batch of batchRows(rows, nCtx)) {
    const pieces = batch.rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, batch.positions, bosTokenId)
    const activations = await runActivations(session, tokens, batch.rows.length, batch.positions, hooks)
    for (const layer of layers) {
      for (let i = 0; i < batch.rows.length; i++) {
        const row = batch.rows[i]
        const first = i * batch.positions
        // [row.length (+ 1 with BOS), dMlp], without the padding.
        const values = activations[layer].subarray((first + skipped) * dMlp, (first + row.length + 1) * dMlp)
        addRow(accumulators[layer], row.document, row.start / (nCtx - 1), values)
      }
    }
  }
  return accumulators.map(accumulator => encodeScanPartial(finishPartial(accumulator)))
}
