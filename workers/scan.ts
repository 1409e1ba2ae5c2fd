import type { RunContext, StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertPartials } from '#workers/store/insert-partials.ts'
import { readShards } from '#workers/store/read-shards.ts'
import { readTokenDocuments } from '#workers/store/read-token-documents.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Scans one shard: its documents through the model, one partial a layer. */
export const scan: StepWork<RunContext> = async ({ run, pool, scanner }, shard) => {
  const { partials, backend } = await scanner.scan(async () => {
    const [range] = await withRetries(() => readShards(pool, run.id, shard))
    const documents = await withRetries(() => readTokenDocuments(pool, run.corpusId, run.tokenizerId, range))
    return { model: modelRef(run), runHash: run.hash, spec: run.spec, shard, documents }
  })
  const rows = partials.map((bytes, layer) => ({ shard, layer, bytes }))
  await withRetries(() => insertPartials(pool, run.id, 'scan', rows, backend))
}
