import { decodeNullReasons, encodeNullReasons } from '#lib/analysis/null-reasons.ts'
import { sortKeys } from '#lib/analysis/sort-keys.ts'
import type { StepContext, StepWork } from '#workers/queue/step-context.ts'
import { PermanentError } from '#workers/queue/work-error.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails, insertLayerDetail } from '#workers/store/insert-details.ts'
import { readAnalysisPart } from '#workers/store/read-analysis-part.ts'
import { dropReasonCentres, readReasonCentres } from '#workers/store/read-reason-centres.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readSortInputs } from '#workers/store/read-sort-inputs.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Judges a layer's bands by its neurons' reasons, fills each one's `purity`, and then the sort keys, whose last input this is. */
export const purityPass: StepWork = async (work, layer) => {
  const { run, pool, threads } = work
  const { scores, records } = await threads.use(async thread => {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const centres = await withRetries(() => readReasonCentres(pool, run.id, layer))
    const postScales = await postScalesOf(work, layer)
    const ordinals = await withRetries(() => readSample(pool, run.id))
    const sample = await withRetries(() => readSampleDocuments(pool, run, ordinals))
    const documents = sample.map(({ hash, tokens }) => ({ hash, tokens }))
    const { nCtx } = run
    const input = { model: modelRef(run), layer, site: run.spec.site, scales, postScales, nCtx, documents, centres }
    return thread.call('judgeBands', input)
  })
  const details = records.flatMap((bytes, neuron) => (bytes ? [{ neuron, kind: 'purity' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      const whole = { runId: run.id, layer, first: 0 }
      await updateAnalysis(client, whole, ['mono_mass', 'mono_mass_post', 'mono_mass_shuffled'], scores)
      const keys = sortKeys(await readSortInputs(client, run.id, layer))
      await updateAnalysis(
        client,
        whole,
        ['mono', 'poly', 'abstract'],
        keys.map(({ mono, poly, abstract }) => ({ mono, poly, abstract })),
      )
      await insertDetails(client, run.id, layer, details)
      const nulls = (await readReasonCentres(client, run.id, layer, 'null-reasons')).flatMap(decodeNullReasons)
      await insertLayerDetail(client, run.id, layer, 'null-reasons', encodeNullReasons(nulls))
      await insertAnalysisParts(client, run.id, [{ pass: 'purity', layer, shard: -1, bytes: null }])
      await dropReasonCentres(client, run.id, layer)
    }),
  )
}

/** M after LayerNorm, as `smuggling` left it for a run before LayerNorm; null for other runs. */
const postScalesOf = async ({ run, pool }: StepContext, layer: number): Promise<Float64Array | null> => {
  if (run.spec.site !== 'mid') return null
  const bytes = await withRetries(() => readAnalysisPart(pool, run.id, 'firing', layer, -1))
  if (bytes === null)
    throw new PermanentError(
      `wanted M after LayerNorm of layer ${layer}, got none; an older version folded its firings`,
    )
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
}
