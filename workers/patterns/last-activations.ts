import { runActivations, type Session } from '#lib/inference/session.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'

/** Positions that go through the model together. */
const batchPositions = 2048

/** A session for one layer, and the hook point it is read at. */
export interface LayerSource {
  session: Session
  config: ModelConfig
  hook: string
}

/**
 * Runs rows (tokens without BOS, at least one and at most nCtx - 1) and hands over the layer's activations on the last token of each,
 * [dMlp], a view good until the next. Rows of one length go together, so nothing is padded: short rows would be mostly padding.
 */
export async function lastActivations(
  { session, config, hook }: LayerSource,
  rows: readonly Uint16Array[],
  visit: (row: number, activations: Float32Array) => void,
): Promise<void> {
  const order = rows.map((_, i) => i).sort((a, b) => rows[a].length - rows[b].length || a - b)
  const { dMlp, bosTokenId } = config
  for (let at = 0; at < order.length; ) {
    const { length } = rows[order[at]]
    const positions = length + 1
    const most = Math.max(1, Math.floor(batchPositions / positions))
    const batch: number[] = []
    while (at < order.length && batch.length < most && rows[order[at]].length === length) batch.push(order[at++])
    const ids = padBatch(
      batch.map(row => rows[row]),
      positions,
      bosTokenId,
    )
    const [activations] = await runActivations(session, ids, batch.length, positions, [hook])
    for (const [i, row] of batch.entries()) {
      const last = (i * positions + length) * dMlp
      visit(row, activations.subarray(last, last + dMlp))
    }
  }
}
