import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import { buildFinalNormGraph, isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { buildUnembedGraph } from '#lib/model/unembed-graph.ts'
import { weight } from '#lib/model/weights.ts'
import { hold } from '#workers/threads/held.ts'
import { buildTrunk, type ModelSession, openTrunk } from '#workers/threads/model-session.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** The session from tokens to the final norm's output (`runFinalNorm`). */
export const finalNormSession = (model: ModelRef): Promise<ModelSession> =>
  hold(JSON.stringify(['final norm', model]), async () => {
    const value = await openTrunk(buildTrunk(model, buildFinalNormGraph))
    return { value, release: () => closeSession(value.session) }
  })

/** The session from the final norm's output to log-probs (`targetLogProbs`). */
export const unembedSession = (model: ModelRef): Promise<Session> =>
  hold(JSON.stringify(['unembedding', model]), async () => {
    const weights = await readModel(model, key => !isBeforeUnembedding(key))
    const [wU, bU] = ['unembed.W_U', 'unembed.b_U'].map(key => weight(weights, key))
    const value = await createSession(buildUnembedGraph(weights.config), { weights: { w_u: wU, b_u: bU } })
    return { value, release: () => closeSession(value) }
  })
