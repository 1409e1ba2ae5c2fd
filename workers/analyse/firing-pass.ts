import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Counts what one part of the reference sample does before and after LayerNorm, in all layers at once. */
export const firingPass: StepWork = async ({ run, pool, threads }, part) => {
  const states = await threads.use(async thread => {
    const scales: Float64Array[] = []
    for (let layer = 0; layer < run.nLayers; layer++)
      scales.push(await withRetries(() => readScales(pool, run.id, layer)))
    const ordinals = await withRetries(() => readSample(pool, run.id, part))
    const documents = await withRetries(() => readSampleDocuments(pool, run, ordinals))
    return thread.call('countFirings', { model: modelRef(run), documents: documents.map(d => d.tokens), scales })
  })
  const rows = states.map((bytes, layer) => ({ pass: 'firing' as const, layer, shard: part, bytes }))
  await withRetries(() => insertAnalysisParts(pool, run.id, rows))
}
