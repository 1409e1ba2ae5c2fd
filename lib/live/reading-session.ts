import { graphOptions } from '#lib/inference/backend.ts'
import { collectGarbage } from '#lib/inference/collect-garbage.ts'
import { type ModelRef, readModelIn } from '#lib/inference/read-model.ts'
import { closeSession, createSession, type Session } from '#lib/inference/session.ts'
import { listed } from '#lib/live/live-job.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { embeddingKey } from '#lib/model/graph/embedding.ts'
import { buildNextTokenGraph } from '#lib/model/next-token-graph.ts'
import { buildReadingGraph } from '#lib/model/reading-graph.ts'
import { type Weights, weight } from '#lib/model/weights.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'

/** A model ready to read texts. */
export interface ReadingSession {
  config: ModelConfig
  /** `buildReadingGraph` and `buildNextTokenGraph`. */
  trunk: Session
  head: Session
  /** Bytes of its weights: about what it holds in memory. */
  bytes: number
  close(): Promise<void>
}

/** Next tokens listed at most: a vocabulary may have fewer. */
export const listedOf = (vocabSize: number): number => Math.min(listed, vocabSize)

/** Builds the sessions of some weights at a site; `post` behind a LayerNorm is folded, as in the scans (methods §1). */
export async function createReadingSession(
  weights: Weights,
  site: HookSite,
  vocabSize: number,
): Promise<ReadingSession> {
  const { config } = weights
  const trunk = await createSession(
    buildReadingGraph(site === 'post' ? foldPost(weights) : weights, site, graphOptions('cpu')),
    {
      backend: 'cpu',
      weights: { [embeddingKey]: weight(weights, embeddingKey) },
    },
  )
  const [wU, bU] = ['unembed.W_U', 'unembed.b_U'].map(key => weight(weights, key))
  const head = await createSession(buildNextTokenGraph(config, listedOf(vocabSize), vocabSize), {
    backend: 'cpu',
    weights: { w_u: wU, b_u: bU },
  })
  let bytes = 0
  for (const { data } of weights.tensors.values()) bytes += data.byteLength
  return {
    config,
    trunk,
    head,
    bytes,
    async close() {
      await closeSession(trunk)
      await closeSession(head)
      collectGarbage()
    },
  }
}

/** The sessions of a stored model, its files read and checked again; `root` is the project's folder. */
export async function openReadingSession(
  root: string,
  model: ModelRef,
  site: HookSite,
  vocabSize: number,
): Promise<ReadingSession> {
  const session = await createReadingSession(await readModelIn(root, model, () => true), site, vocabSize)
  // Without the weights that only the graphs' bytes held.
  collectGarbage()
  return session
}
