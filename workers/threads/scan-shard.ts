import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations, type Session } from '#lib/inference/session.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { RunSpec } from '#lib/neuron/run-spec.ts'
import { encodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { type Accumulator, addRow, createAccumulator, finishPartial } from '#workers/kernel/accumulator.ts'
import type { ScanKernel } from '#workers/kernel/scan-kernel.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'
import { modelSession } from '#workers/threads/model-session.ts'
import { scanKernel } from '#workers/threads/scan-kernel.ts'

/** A shard, whatever runs it. */
export interface ShardInput {
  /** The run's public name: partials of other runs never merge with these. */
  runHash: string
  spec: RunSpec
  shard: number
  documents: TokenDocument[]
}

/** One shard to be scanned. */
export interface ScanInput extends ShardInput {
  model: ModelRef
}

/** The fingerprint under which a layer's partials are merged. */
export const layerFingerprint = (runHash: string, layer: number): string => `${runHash}:${layer}`

/** Runs a shard through the model once; the partial of every layer, in order. Raw activations stay in this thread. */
export const scanShard = async (input: ScanInput): Promise<Uint8Array[]> => {
  const { session, config } = await modelSession(input.model, input.spec.site)
  return scanRows(session, config, input)
}

/** An empty accumulator for each layer. */
export const layerAccumulators = (
  kernel: ScanKernel,
  { nLayers, nCtx, dMlp }: ModelConfig,
  { runHash, spec, shard, documents }: ShardInput,
): Accumulator[] =>
  Array.from({ length: nLayers }, (_, layer) =>
    createAccumulator({
      kernel,
      spec: layerFingerprint(runHash, layer),
      shard,
      dMlp,
      documents: documents.map(d => ({ ordinal: d.ordinal, hash: d.hash, nTokens: d.tokens.length })),
      unit: spec.unit,
      tokensPerRow: nCtx - 1,
      includeBos: spec.includeBos,
    }),
  )

/** A scan by an activation graph's session: raw activations, summed up by the kernel. */
export const scanRows = async (session: Session, config: ModelConfig, input: ShardInput): Promise<Uint8Array[]> => {
  const { spec, documents } = input
  const { nCtx, dMlp, bosTokenId } = config
  const accumulators = layerAccumulators(await scanKernel(), config, input)
  const hooks = accumulators.map((_, layer) => hookPoint(layer, spec.site))
  const rows = cutRows(
    documents.map(d => d.tokens.length),
    nCtx,
  )
  const skipped = spec.includeBos ? 0 : 1
  for (const batch of batchRows(rows, nCtx)) {
    const pieces = batch.rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, batch.positions, bosTokenId)
    const activations = await runActivations(session, tokens, batch.rows.length, batch.positions, hooks)
    accumulators.forEach((accumulator, layer) => {
      batch.rows.forEach((row, i) => {
        const first = i * batch.positions
        // [row.length (+ 1 with BOS), dMlp], without the padding.
        const values = activations[layer].subarray((first + skipped) * dMlp, (first + row.length + 1) * dMlp)
        addRow(accumulator, row.document, row.start / (nCtx - 1), values)
      })
    })
  }
  return accumulators.map(accumulator => encodeScanPartial(finishPartial(accumulator)))
}
