import { bestAttention } from '#lib/inference/backend.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, runActivations, type Session } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { normaliseRows } from '#workers/analyse/normalise-rows.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for one layer's activations before the nonlinearity and behind it, of which those after LayerNorm follow. */
export interface TailSession {
  session: Session
  config: ModelConfig
  layer: number
  /** Where it is read behind the nonlinearity: `mid` where a LayerNorm follows, else `post`. */
  behind: 'mid' | 'post'
}

/** The session of one layer of a model. */
export const tailSession = (model: ModelRef, layer: number): Promise<TailSession> =>
  hold(JSON.stringify(['tails', model, layer]), async () => {
    const weights = await readModel(model, isBeforeUnembedding)
    const behind = weights.config.actFn === 'solu_ln' ? 'mid' : 'post'
    const hooks = [{ layer, site: 'pre' as const }, { layer, site: behind } as const]
    const session = await createSession(buildActivationGraph(weights, hooks, { attention: bestAttention() }))
    return { value: { session, config: weights.config, layer, behind }, release: () => closeSession(session) }
  })

/** A row of tokens to run. */
export interface TailRow {
  tokens: Uint16Array
  length: number
}

/** Activations of one row, BOS first, [length + 1, dMlp] at every site the model has; valid during the call. */
export type RowActivations = Partial<Record<HookSite, Float32Array>>

/** Runs rows; the same list gives the same numbers, to the last bit. Batches without a `wanted` row are passed by. */
export async function runTails<Row extends TailRow>(
  { session, config, layer, behind }: TailSession,
  rows: readonly Row[],
  take: (row: Row, activations: RowActivations) => void,
  wanted: (row: Row) => boolean = () => true,
): Promise<void> {
  const { nCtx, dMlp, lnEps, bosTokenId } = config
  const hooks = [hookPoint(layer, 'pre'), hookPoint(layer, behind)]
  const normalised = new Float32Array(behind === 'mid' ? nCtx * dMlp : 0)
  for (const { rows: some, positions } of batchRows(rows, nCtx)) {
    if (!some.some(wanted)) continue
    const pieces = some.map(row => row.tokens)
    const ids = padBatch(pieces, positions, bosTokenId)
    const [before, after] = await runActivations(session, ids, some.length, positions, hooks)
    for (const [i, row] of some.entries()) {
      const [first, end] = [i * positions * dMlp, (i * positions + row.length + 1) * dMlp]
      const own = after.subarray(first, end)
      const post = behind === 'mid' ? normalised.subarray(0, own.length) : own
      if (behind === 'mid') normaliseRows(own, post, row.length + 1, dMlp, lnEps)
      take(row, { pre: before.subarray(first, end), ...(behind === 'mid' && { mid: own }), post })
    }
  }
}
