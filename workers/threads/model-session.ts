import { type Backend, graphOptions } from '#lib/inference/backend.ts'
import { collectGarbage } from '#lib/inference/collect-garbage.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import { buildActivationGraph, type GraphOptions } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { embeddingKey } from '#lib/model/graph/embedding.ts'
import type { Tensor } from '#lib/model/tensor.ts'
import { type Weights, weight } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** A session with the config of its model. */
export interface ModelSession {
  session: Session
  config: ModelConfig
}

/** A graph's bytes, the weights it has as inputs, and its model's config; the other weights are let go on return. */
export interface BuiltGraph {
  bytes: Uint8Array
  weights: Record<string, Tensor>
  config: ModelConfig
}

/** What making a session of weights takes at its peak, in units of them: 2.5 was measured on 4 and 12 layers of width 512. */
const copiesAtPeak = 2.5

/** Builds a graph over all of a model but its unembedding. */
export const buildTrunk = async (
  model: ModelRef,
  build: (weights: Weights, options: GraphOptions) => Uint8Array,
  backend: Backend = 'cpu',
): Promise<BuiltGraph> => {
  const weights = await readModel(model, isBeforeUnembedding, copiesAtPeak)
  const options = graphOptions(backend)
  const bytes = build(weights, options)
  const inputs = options.embedding === 'input' ? [[embeddingKey, weight(weights, embeddingKey)]] : []
  return { bytes, weights: Object.fromEntries(inputs), config: weights.config }
}

/** A session of a built graph, whose bytes are let go on return. */
export const openTrunk = async (graph: Promise<BuiltGraph>, backend: Backend = 'cpu'): Promise<ModelSession> => {
  const { bytes, weights, config } = await graph
  // Without the weights, which only the graph's bytes still hold.
  collectGarbage()
  return { session: await createSession(bytes, { weights, backend }), config }
}

/**
 * The session for every layer's activations at a site: the one of the previous call where it is the same, else built from
 * the weights, which are read again. `post` behind a LayerNorm is folded (methods §1): the plain normalised mid, with mean 0
 * and variance 1 across the layer's neurons, without that norm's weight and bias, which belong to W_out.
 */
export const modelSession = (model: ModelRef, site: HookSite): Promise<ModelSession> =>
  hold(JSON.stringify(['activations', model, site]), async () => {
    const graph = buildTrunk(model, (weights, options) => {
      const hooks = Array.from({ length: weights.config.nLayers }, (_, layer) => ({ layer, site }))
      return buildActivationGraph(site === 'post' ? foldPost(weights) : weights, hooks, options)
    })
    const value = await openTrunk(graph)
    return { value, release: () => closeSession(value.session) }
  })
