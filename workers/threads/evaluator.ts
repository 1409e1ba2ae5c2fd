import type { ModelConfig } from '#lib/model/config.ts'
import { buildFinalNormGraph, isBeforeUnembedding } from '#lib/model/final-norm-graph.ts'
import { buildUnembedGraph } from '#lib/model/unembed-graph.ts'
import { weight } from '#lib/model/weights.ts'
import { createSession } from '#workers/model/session.ts'
import { runFinalNorm, targetLogProbs } from '#workers/model/unembed.ts'
import { hold } from '#workers/threads/held.ts'
import { buildTrunk, openTrunk } from '#workers/threads/model-session.ts'
import { type ModelRef, readModel } from '#workers/threads/read-model.ts'

/** What a model thought of a batch's tokens. */
export interface BatchLogProbs {
  /** Natural log of each position's target, [batch * pos]. */
  logProb: Float64Array
  /** Scale of the final LayerNorm at each position, [batch * pos]. */
  finalScale: Float32Array
}

/** A model ready to be evaluated. */
export interface Evaluator {
  config: ModelConfig
  /** Runs `tokens` and their `targets`, both [batch, pos]. */
  run(tokens: BigInt64Array, targets: BigInt64Array, batch: number, pos: number): Promise<BatchLogProbs>
}

/**
 * The evaluator of a model. Its largest matrices, embedding and unembedding, are inputs of their graphs instead of parts, so
 * that they are in memory once.
 */
export const evaluator = (model: ModelRef): Promise<Evaluator> =>
  hold(JSON.stringify(['evaluator', model]), async () => {
    const { session: trunk, config } = await openTrunk(buildTrunk(model, buildFinalNormGraph))
    const { tensors } = await readModel(model, key => !isBeforeUnembedding(key))
    const [wU, bU] = ['unembed.W_U', 'unembed.b_U'].map(key => weight({ config, tensors }, key))
    const unembed = await createSession(buildUnembedGraph(config), { weights: { w_u: wU, b_u: bU } })
    const run: Evaluator['run'] = async (tokens, targets, batch, pos) => {
      const { normed, finalScale } = await runFinalNorm(trunk, tokens, batch, pos)
      return { logProb: await targetLogProbs(unembed, normed, targets), finalScale }
    }
    const release = async () => {
      await trunk.inference.release()
      await unembed.inference.release()
    }
    return { value: { config, run }, release }
  })
