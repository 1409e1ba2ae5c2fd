import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertPartials } from '#workers/store/insert-partials.ts'
import { readPartials } from '#workers/store/read-partials.ts'
import { readShards } from '#workers/store/read-shards.ts'
import { readTokenDocuments } from '#workers/store/read-token-documents.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Re-runs what won in one shard and keeps the windows around it. */
export const collect: StepWork = async ({ run, pool, threads }, shard) => {
  const partials = await threads.use(async thread => {
    const [requests] = await withRetries(() => readPartials(pool, run.id, 'request', 0, [shard, shard + 1]))
    const [range] = await withRetries(() => readShards(pool, run.id, shard))
    const documents = await withRetries(() => readTokenDocuments(pool, run.corpusId, run.tokenizerId, range))
    return thread.call('collectShard', { model: modelRef(run), site: run.spec.site, documents, requests })
  })
  const rows = partials.map((bytes, layer) => ({ shard, layer, bytes }))
  await withRetries(() => insertPartials(pool, run.id, 'collect', rows))
}
