import { bestAttention } from '#lib/inference/backend.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session for the activations of one layer at one site (`post` folded), and nothing behind it. */
export const layerSession = (
  model: ModelRef,
  layer: number,
  site: HookSite,
): Promise<{ session: Session; config: ModelConfig }> =>
  hold(JSON.stringify(['layer', model, layer, site]), async () => {
    const weights = await readModel(model, isBeforeUnembedding)
    const graph = buildActivationGraph(site === 'post' ? foldPost(weights) : weights, [{ layer, site }], {
      attention: bestAttention(),
    })
    const session = await createSession(graph)
    return { value: { session, config: weights.config }, release: () => closeSession(session) }
  })
