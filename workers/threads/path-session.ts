import { type PathWeights, pathWeights } from '#lib/analysis/path-weights.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { buildQkvGraph } from '#lib/model/qkv-graph.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for queries, keys and values of a 1-layer model, and the weights of its path identity. */
export interface PathSession {
  session: Session
  config: ModelConfig
  weights: PathWeights
}

/** The session of the previous call where it is the same, else built from the weights, which are read again. */
export const pathSession = (model: ModelRef): Promise<PathSession> =>
  hold(JSON.stringify(['path', model]), async () => {
    const folded = foldWeights(await readModel(model, () => true))
    const session = await createSession(buildQkvGraph(folded))
    return {
      value: { session, config: folded.config, weights: pathWeights(folded) },
      release: () => closeSession(session),
    }
  })
