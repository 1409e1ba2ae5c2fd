import type { StepWork } from '#workers/queue/step-context.ts'
import { PermanentError } from '#workers/queue/work-error.ts'
import { dropAnalysisBytes } from '#workers/store/drop-analysis-bytes.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails, insertLayerDetail } from '#workers/store/insert-details.ts'
import { readAnalysisPart } from '#workers/store/read-analysis-part.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

const columns = ['smuggled', 'smuggled_error', 'smuggled_tokens', 'tail_mismatch'] as const

/** Folds every part's counts of one layer into its neurons' smuggling, and lets go of the counts. */
export const smugglingPass: StepWork = async ({ run, pool, threads }, layer) => {
  const scales = await withRetries(() => readScales(pool, run.id, layer))
  const [{ nParts }] = await withRetries(() => readAnalysisProgress(pool, run.id))
  const { scores, joints, amplification, postScales } = await threads.use(async thread => {
    for (let part = 0; part < (nParts ?? 0); part++) {
      const bytes = await withRetries(() => readAnalysisPart(pool, run.id, 'firing', layer, part))
      if (bytes === null) throw new PermanentError(`wanted the counts of part ${part} of layer ${layer}, got none`)
      await thread.call('addToFold', { bytes, first: part === 0 }, [bytes.buffer])
    }
    return thread.call('endFold', { scales })
  })
  const details = joints.flatMap((bytes, neuron) => (bytes ? [{ neuron, kind: 'joint' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      await updateAnalysis(client, { runId: run.id, layer, first: 0 }, columns, scores)
      await insertDetails(client, run.id, layer, details)
      await insertLayerDetail(client, run.id, layer, 'amplification', amplification)
      await insertAnalysisParts(client, run.id, [
        { pass: 'firing', layer, shard: -1, bytes: new Uint8Array(postScales.buffer) },
      ])
      await dropAnalysisBytes(client, run.id, layer)
    }),
  )
}
