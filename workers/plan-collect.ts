import { addDocument, createRandomSample, finishRandomSample } from '#lib/numeric/random-sample.ts'
import { planRequests } from '#workers/plan/plan-requests.ts'
import { encodeRequests, type WindowRequests } from '#workers/plan/window-requests.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { insertPartials } from '#workers/store/insert-partials.ts'
import { readDrawDocuments } from '#workers/store/read-draw-documents.ts'
import { readMergedLayer } from '#workers/store/read-merged-layer.ts'
import { readShards } from '#workers/store/read-shards.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Random tokens shown for every neuron: the first of the corpus' random sample. */
const RANDOM_TOKENS = 20

/** Decides which windows each shard has to collect, for all layers at once. */
export const planCollect: StepWork = async ({ run, pool, threads }) => {
  const shards = await withRetries(() => readShards(pool, run.id))
  const layers: WindowRequests[] = []
  for (let layer = 0; layer < run.nLayers; layer++) {
    const merged = await withRetries(() => readMergedLayer(pool, run.id, layer))
    if (merged === null) return
    const input = { merged, layer }
    layers.push(await threads.use(thread => thread.call('requestWindows', input, [merged.buffer as ArrayBuffer])))
  }
  const documents = await withRetries(() => readDrawDocuments(pool, run.corpusId, run.tokenizerId))
  const sample = createRandomSample(RANDOM_TOKENS)
  for (const document of documents) addDocument(sample, document)
  const plans = planRequests(shards, layers, finishRandomSample(sample))
  const rows = plans.map((plan, shard) => ({ shard, layer: 0, bytes: encodeRequests(plan) }))
  await withRetries(() => insertPartials(pool, run.id, 'request', rows))
}
