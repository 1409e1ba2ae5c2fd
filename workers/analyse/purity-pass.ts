import { sortKeys } from '#lib/analysis/sort-keys.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails } from '#workers/store/insert-details.ts'
import { dropReasonCentres, readReasonCentres } from '#workers/store/read-reason-centres.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readSortInputs } from '#workers/store/read-sort-inputs.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Judges a layer's bands by its neurons' reasons, fills each one's `purity`, and then the sort keys, whose last input this is. */
export const purityPass: StepWork = async ({ run, pool, threads }, layer) => {
  const { scores, records } = await threads.use(async thread => {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const centres = await withRetries(() => readReasonCentres(pool, run.id, layer))
    const ordinals = await withRetries(() => readSample(pool, run.id))
    const sample = await withRetries(() => readSampleDocuments(pool, run, ordinals))
    const documents = sample.map(({ hash, tokens }) => ({ hash, tokens }))
    const { nCtx } = run
    const input = { model: modelRef(run), layer, site: run.spec.site, scales, nCtx, documents, centres }
    return thread.call('judgeBands', input)
  })
  const details = records.flatMap((bytes, neuron) => (bytes ? [{ neuron, kind: 'purity' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      const whole = { runId: run.id, layer, first: 0 }
      await updateAnalysis(client, whole, ['mono_mass', 'mono_mass_post'], scores)
      const keys = sortKeys(await readSortInputs(client, run.id, layer))
      await updateAnalysis(
        client,
        whole,
        ['mono', 'poly', 'abstract'],
        keys.map(({ mono, poly, abstract }) => ({ mono, poly, abstract })),
      )
      await insertDetails(client, run.id, layer, details)
      await insertAnalysisParts(client, run.id, [{ pass: 'purity', layer, shard: -1, bytes: null }])
      await dropReasonCentres(client, run.id, layer)
    }),
  )
}
