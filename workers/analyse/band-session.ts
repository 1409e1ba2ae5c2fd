import { bestAttention } from '#lib/inference/backend.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession } from '#lib/inference/session.ts'
import { isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { foldMlpInput } from '#lib/model/mlp-input.ts'
import { buildMlpInputGraph } from '#lib/model/mlp-input-graph.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { hold } from '#workers/threads/held.ts'
import type { MlpInputSession } from '#workers/threads/mlp-input-session.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for one layer's activations at one site (`post` folded), and for what its MLP reads, ln2 folded, in one run. */
export const bandSession = (model: ModelRef, layer: number, site: HookSite): Promise<MlpInputSession> =>
  hold(JSON.stringify(['bands', model, layer, site]), async () => {
    const weights = await readModel(model, isBeforeUnembedding)
    const wIn = foldMlpInput(weights, layer)
    const folded = site === 'post' ? foldPost(weights) : weights
    const session = await createSession(buildMlpInputGraph(folded, layer, { attention: bestAttention(), site }))
    return { value: { session, config: weights.config, wIn }, release: () => closeSession(session) }
  })
