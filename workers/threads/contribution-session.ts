import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession } from '#lib/inference/session.ts'
import { buildContributionGraph } from '#lib/model/contribution-graph.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { foldFinalNorm } from '#lib/model/fold-steps.ts'
import { weight } from '#lib/model/weights.ts'
import { hold } from '#workers/threads/held.ts'
import { buildTrunk, type ModelSession, openTrunk } from '#workers/threads/model-session.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for contributions (`buildContributionGraph`) with the matrix its columns are taken from. */
export interface ContributionSession extends ModelSession {
  /** Folded W_U, centred over the vocabulary, [dModel, dVocab]. */
  wU: Float32Array
}

/** The session of the previous call where it is the same, else built from the weights, which are read again. */
export const contributionSession = (model: ModelRef): Promise<ContributionSession> =>
  hold(JSON.stringify(['contributions', model]), async () => {
    const trunk = await openTrunk(
      buildTrunk(model, (weights, options) => buildContributionGraph(foldPost(weights), options)),
    )
    const end = await readModel(model, key => /^(unembed|ln_final)\./.test(key))
    foldFinalNorm(end.config, end.tensors)
    return { value: { ...trunk, wU: weight(end, 'unembed.W_U').data }, release: () => closeSession(trunk.session) }
  })
