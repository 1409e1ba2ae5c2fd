import { cutSample, referenceSample, sampleTokens } from '#workers/analyse/reference-sample.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { readDrawDocuments } from '#workers/store/read-draw-documents.ts'
import { startAnalysis } from '#workers/store/start-analysis.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Chooses the reference sample, and makes the rows that the other passes fill. */
export const samplePass: StepWork = async ({ run, pool }) => {
  const documents = await withRetries(() => readDrawDocuments(pool, run.corpusId, run.tokenizerId))
  const parts = cutSample(referenceSample(documents, sampleTokens(run.dMlp)))
  await withRetries(() =>
    inTransaction(pool, async client => {
      await startAnalysis(client, run.id)
      await insertAnalysisParts(client, run.id, [
        ...parts.map((ordinals, shard) => {
          return { pass: 'sample' as const, layer: 0, shard, bytes: new Uint8Array(ordinals.buffer) }
        }),
        { pass: 'sample', layer: 0, shard: -1, bytes: null },
      ])
    }),
  )
}
