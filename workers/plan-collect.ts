import { addDocument, createRandomSample, finishRandomSample } from '#lib/numeric/random-sample.ts'
import type { Shard } from '#workers/plan/cut-shards.ts'
import { planRequests } from '#workers/plan/plan-requests.ts'
import { encodeRequests, type WindowRequests } from '#workers/plan/window-requests.ts'
import type { StepContext, StepWork } from '#workers/queue/step-context.ts'
import { insertPartials, type NewPartial } from '#workers/store/insert-partials.ts'
import { readDrawDocuments } from '#workers/store/read-draw-documents.ts'
import { readMergedLayer } from '#workers/store/read-merged-layer.ts'
import { readShards } from '#workers/store/read-shards.ts'
import { readTokenDocuments } from '#workers/store/read-token-documents.ts'
import { withRetries } from '#workers/store/with-retries.ts'
import type { Thread } from '#workers/threads/thread-handle.ts'

/** Random tokens shown for every neuron: the first of the corpus' random sample. */
const RANDOM_TOKENS = 20

/** The windows of one layer; near-duplicates are told by their texts, which pass by shard by shard. */
const layerRequests = async (
  thread: Thread,
  { run, pool }: StepContext,
  shards: readonly Shard[],
  { merged, layer }: { merged: Uint8Array; layer: number },
): Promise<WindowRequests> => {
  const input = { merged, layer, nCtx: run.nCtx }
  const { dMlp, atOnce } = await thread.call('beginRequests', input, [merged.buffer as ArrayBuffer])
  for (let first = 0; first < dMlp; first += atOnce) {
    await thread.call('beginTexts', { first, end: Math.min(dMlp, first + atOnce) })
    for (const shard of shards) {
      const documents = await withRetries(() => readTokenDocuments(pool, run.corpusId, run.tokenizerId, shard))
      await thread.call(
        'addTexts',
        documents.map(({ ordinal, tokens }) => ({ ordinal, tokens })),
      )
    }
    await thread.call('endTexts', null)
  }
  return thread.call('endRequests', null)
}

/** Decides which windows each shard has to collect, for all layers at once. */
export const planCollect: StepWork = async context => {
  const { run, pool, threads } = context
  const shards = await withRetries(() => readShards(pool, run.id))
  const layers: WindowRequests[] = []
  for (let layer = 0; layer < run.nLayers; layer++) {
    const merged = await withRetries(() => readMergedLayer(pool, run.id, layer))
    if (merged === null) return
    layers.push(await threads.use(thread => layerRequests(thread, context, shards, { merged, layer })))
  }
  const documents = await withRetries(() => readDrawDocuments(pool, run.corpusId, run.tokenizerId))
  const sample = createRandomSample(RANDOM_TOKENS)
  for (const document of documents) addDocument(sample, document)
  const random = finishRandomSample(sample)
  const rows = function* (): Generator<NewPartial> {
    let shard = 0
    for (const plan of planRequests(shards, layers, random))
      yield { shard: shard++, layer: 0, bytes: encodeRequests(plan) }
  }
  await withRetries(() => insertPartials(pool, run.id, 'request', rows()))
}
