import { limitedSample } from '#workers/analyse/limited-sample.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

const columns = ['reverse_token', 'reverse_r2', 'reverse_terms', 'reverse_f1'] as const

/** Tokens measured, about half of them judged. */
const reverseTokens = 2 ** 16

/** Fills how far a 1-layer model's neurons are rebuilt from named terms of their pre activation. */
export const reversePass: StepWork = async ({ run, pool, threads }, layer) => {
  const scales = await withRetries(() => readScales(pool, run.id, layer))
  const ordinals = await withRetries(() => readSample(pool, run.id))
  const sample = limitedSample(await withRetries(() => readSampleDocuments(pool, run, ordinals)), reverseTokens)
  const documents = sample.map(({ tokens, hash }) => ({ tokens, scored: (hash & 1n) === 1n }))
  const input = { model: modelRef(run), site: run.spec.site, documents, scales }
  const scores = await threads.use(thread => thread.call('reverseScores', input))
  await withRetries(() =>
    inTransaction(pool, async client => {
      await updateAnalysis(client, { runId: run.id, layer, first: 0 }, columns, scores)
      await insertAnalysisParts(client, run.id, [{ pass: 'reverse', layer, shard: -1, bytes: null }])
    }),
  )
}
