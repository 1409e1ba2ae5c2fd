import { runActivations } from '#lib/inference/session.ts'
import { mlpInputPoint } from '#lib/model/mlp-input.ts'
import type { WantedRow } from '#workers/analyse/wanted-tokens.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { MlpInputSession } from '#workers/threads/mlp-input-session.ts'

/** Runs rows up to layer `layer`'s MLP; hands `take` what it reads at each wanted token, [dModel], valid during the call. */
export async function runInputs(
  { session, config }: MlpInputSession,
  layer: number,
  rows: readonly WantedRow[],
  take: (slot: number, input: Float32Array) => void,
): Promise<void> {
  const { nCtx, dModel, bosTokenId } = config
  for (const batch of batchRows(rows, nCtx)) {
    const pieces = batch.rows.map(row => row.tokens)
    const ids = padBatch(pieces, batch.positions, bosTokenId)
    const [inputs] = await runActivations(session, ids, batch.rows.length, batch.positions, [mlpInputPoint(layer)])
    for (const [i, { wanted }] of batch.rows.entries()) {
      for (const { at, slot } of wanted) {
        // Position 0 is BOS.
        const first = (i * batch.positions + at + 1) * dModel
        take(slot, inputs.subarray(first, first + dModel))
      }
    }
  }
}
