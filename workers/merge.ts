import type { StepWork } from '#workers/queue/step-context.ts'
import { insertMergedLayer } from '#workers/store/insert-merged-layer.ts'
import { readDocumentDomains } from '#workers/store/read-document-domains.ts'
import { readPartials } from '#workers/store/read-partials.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Partials that are held in memory at once. */
const AT_ONCE = 8

/** Folds every shard's partial of one layer. */
export const merge: StepWork = async ({ run, pool, threads }, layer) => {
  const domains = await withRetries(() => readDocumentDomains(pool, run.corpusId))
  const merged = await threads.use(async thread => {
    await thread.call('beginMerge', { topK: run.spec.topK, domains: domains && { n: domains.n, of: domains.of } })
    for (let first = 0; first < run.nShards; first += AT_ONCE) {
      const partials = await withRetries(() => readPartials(pool, run.id, 'scan', layer, [first, first + AT_ONCE]))
      await thread.call(
        'addToMerge',
        { partials },
        partials.map(bytes => bytes.buffer as ArrayBuffer),
      )
    }
    return thread.call('endMerge', null)
  })
  await withRetries(() => insertMergedLayer(pool, run.id, layer, merged))
}
