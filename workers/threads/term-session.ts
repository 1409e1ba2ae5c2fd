import { bestAttention } from '#lib/inference/backend.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { buildPathGraph } from '#lib/model/path-graph.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for the named terms of a 1-layer model's pre activations (`buildPathGraph`). */
export interface TermSession {
  session: Session
  config: ModelConfig
}

/** The session of the previous call where it is the same, else built from the weights, which are read again. */
export const termSession = (model: ModelRef, site: HookSite): Promise<TermSession> =>
  hold(JSON.stringify(['terms', model, site]), async () => {
    const folded = foldWeights(await readModel(model, () => true))
    const session = await createSession(buildPathGraph(folded, site, bestAttention()))
    return { value: { session, config: folded.config }, release: () => closeSession(session) }
  })
