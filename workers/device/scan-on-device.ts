import type { DeviceBackend } from '#lib/inference/backend.ts'
import type { Session } from '#lib/inference/session.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { encodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { devicePositions } from '#workers/device/batch-positions.ts'
import { deviceSession } from '#workers/device/device-session.ts'
import { runScanGraph } from '#workers/device/run-scan-graph.ts'
import { finishPartial } from '#workers/kernel/accumulator.ts'
import { createJsKernel } from '#workers/kernel/kernel-js.ts'
import { rankBatch } from '#workers/kernel/rank-batch.ts'
import { addReducedBatch } from '#workers/kernel/reduced-batch.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { layerAccumulators, type ScanInput, type ShardInput } from '#workers/threads/scan-shard.ts'

/** One shard to be scanned on a GPU. */
export interface DeviceScanInput extends ScanInput {
  backend: DeviceBackend
}

/** As scanShard, on a GPU: activations are reduced there and never leave it. */
export const scanOnDevice = async (input: DeviceScanInput): Promise<Uint8Array[]> => {
  const { session, config } = await deviceSession(input.model, input.spec.site, input.backend)
  return scanReduced(session, config, input)
}

/** A scan by a scan graph's session, `positions` at a time. */
export const scanReduced = async (
  session: Session,
  config: ModelConfig,
  input: ShardInput,
  positions = devicePositions(config),
): Promise<Uint8Array[]> => {
  const { spec, documents } = input
  const { nCtx, dMlp, bosTokenId } = config
  const accumulators = layerAccumulators(createJsKernel(), config, input)
  const hooks = accumulators.map((_, layer) => hookPoint(layer, spec.site))
  const rows = cutRows(
    documents.map(d => d.tokens.length),
    nCtx,
  ).map(row => ({ ...row, row: row.start / (nCtx - 1) }))
  for (const batch of batchRows(rows, nCtx, positions)) {
    const pieces = batch.rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, batch.positions, bosTokenId)
    const ranked = rankBatch(accumulators[0], batch.rows, batch.positions)
    const shape = [batch.rows.length, batch.positions, dMlp] as const
    const reduced = await runScanGraph(session, tokens, ranked, shape, hooks)
    accumulators.forEach((accumulator, layer) => {
      addReducedBatch(accumulator, batch.rows, ranked, reduced[layer])
    })
  }
  return accumulators.map(accumulator => encodeScanPartial(finishPartial(accumulator)))
}
