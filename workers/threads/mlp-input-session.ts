import { bestAttention } from '#lib/inference/backend.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldMlpInput, isMlpInputWeight } from '#lib/model/mlp-input.ts'
import { buildMlpInputGraph } from '#lib/model/mlp-input-graph.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for what one layer's MLP reads, ln2 folded, and the columns that read it. */
export interface MlpInputSession {
  session: Session
  config: ModelConfig
  /** Folded, centred W_in, [dModel, dMlp]. */
  wIn: Float32Array
}

/** The session of the previous call where it is the same, else built from the weights, which are read again. */
export const mlpInputSession = (model: ModelRef, layer: number): Promise<MlpInputSession> =>
  hold(JSON.stringify(['mlp-input', model, layer]), async () => {
    const weights = await readModel(model, isMlpInputWeight(layer))
    const wIn = foldMlpInput(weights, layer)
    const session = await createSession(buildMlpInputGraph(weights, layer, { attention: bestAttention() }))
    return { value: { session, config: weights.config, wIn }, release: () => closeSession(session) }
  })
