import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails } from '#workers/store/insert-details.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

const columns = [
  'share_in',
  'share_out',
  'cos_in_out',
  'cos_embed',
  'embed_token',
  'embed_kurtosis',
  'logit_variance',
  'logit_skewness',
  'logit_kurtosis',
  'logit_class',
] as const

/** Fills what a layer's weights say, and each neuron's `inputs`. */
export const weightsPass: StepWork = async ({ run, pool, threads }, layer) => {
  const scales = await withRetries(() => readScales(pool, run.id, layer))
  const input = { model: modelRef(run), layer, vocabSize: run.vocabSize, scales }
  const { scores, inputs } = await threads.use(thread => thread.call('weightStatistics', input))
  const details = inputs.flatMap((bytes, neuron) => (bytes ? [{ neuron, kind: 'inputs' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      await updateAnalysis(client, { runId: run.id, layer, first: 0 }, columns, scores)
      await insertDetails(client, run.id, layer, details)
      await insertAnalysisParts(client, run.id, [{ pass: 'weights', layer, shard: -1, bytes: null }])
    }),
  )
}
