import { resolve } from 'node:path'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { buildLogitEffectGraph } from '#lib/model/logit-effect-graph.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { projectRoot } from '#workers/database/project.ts'
import { loadModel } from '#workers/model/load-model.ts'
import { createSession, type Session } from '#workers/model/session.ts'
import { collectGarbage } from '#workers/threads/collect-garbage.ts'

/** Where a model's weights are and what they must be. */
export interface ModelRef {
  name: string
  /** Folder, relative to the project or absolute. */
  path: string
  weightsHash: string
}

/** What to run: all layers' activations at a site, per-token log-probs, or one layer's direct logit effects. */
export type GraphKind =
  | { kind: 'activations'; site: HookSite }
  | { kind: 'log-probs' }
  | { kind: 'effects'; layer: number; k: number; vocabSize: number }

/** A session with the config of its model. */
export interface ModelSession {
  session: Session
  config: ModelConfig
}

/** The last session of this thread; a large model fits once, not twice. */
let last: (ModelSession & { key: string }) | undefined

/** Lets go of this thread's session, if it has one. */
export const closeSession = async (): Promise<void> => {
  await last?.session.inference.release()
  last = undefined
  collectGarbage()
}

/** The bytes of a graph of a model; its weights are let go on return. */
const buildGraph = async (model: ModelRef, graph: GraphKind): Promise<{ bytes: Uint8Array; config: ModelConfig }> => {
  const { weights, weightsHash } = await loadModel(resolve(projectRoot, model.path))
  if (weightsHash !== model.weightsHash) {
    throw new Error(
      `model ${model.name}: wanted the weights ${model.weightsHash.slice(0, 12)} that were added, ` +
        `${model.path} holds ${weightsHash.slice(0, 12)}; put them back or add the model again with --replace`,
    )
  }
  const { config } = weights
  switch (graph.kind) {
    case 'activations': {
      const hooks = Array.from({ length: config.nLayers }, (_, layer) => ({ layer, site: graph.site }))
      return { config, bytes: buildActivationGraph(weights, hooks, { attention: 'fused' }) }
    }
    case 'log-probs':
      return { config, bytes: buildLogProbGraph(weights, { attention: 'fused' }) }
    case 'effects': {
      const { layer, k, vocabSize } = graph
      return { config, bytes: buildLogitEffectGraph(foldWeights(weights), layer, k, { vocabSize }) }
    }
    default:
      return graph satisfies never
  }
}

/**
 * The session for a graph of a model: the one of the previous call where it is the same, else built from the weights,
 * which are read again and not kept. Throws one line where the folder holds other weights than those that were added.
 */
export const modelSession = async (model: ModelRef, graph: GraphKind): Promise<ModelSession> => {
  const key = JSON.stringify([model, graph])
  if (last?.key === key) return last
  await closeSession()
  const open = async (): Promise<ModelSession> => {
    const { bytes, config } = await buildGraph(model, graph)
    // Without the weights, which only the graph's bytes still hold.
    collectGarbage()
    return { config, session: await createSession(bytes) }
  }
  last = { key, ...(await open()) }
  // Without the graph's bytes, which only the session still holds.
  collectGarbage()
  return last
}
