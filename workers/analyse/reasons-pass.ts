import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { neuronsOfBlock } from '#workers/plan/reason-blocks.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails } from '#workers/store/insert-details.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readStrongest } from '#workers/store/read-strongest.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

const columns = ['reasons', 'silhouette', 'effective_reasons'] as const

/** Share of M below which a neuron does not fire: a document where it never does tells no reason. */
const leastFiring = 0.1

/** Documents in memory at once. */
const AT_ONCE = 1024

/** Counts the reasons of one block of a layer's neurons, and fills each one's `reasons`. */
export const reasonsPass: StepWork = async ({ run, pool, threads }, part) => {
  const [{ nBlocks }] = await withRetries(() => readAnalysisProgress(pool, run.id))
  const [layer, block] = [Math.floor(part / nBlocks), part % nBlocks]
  const range = neuronsOfBlock(block, nBlocks, run.dMlp)
  const { first } = range
  const scales = (await withRetries(() => readScales(pool, run.id, layer))).subarray(first, range.end)
  // Where BOS counts it stands in the list as the first token of its row, whose residual says nothing of it.
  const mayBeBos = ({ token }: StrongestRef) => run.spec.includeBos && token % (run.nCtx - 1) === 0
  const { scores, records, centres, nulls } = await threads.use(async thread => {
    // Two million examples in a wide layer: the thread has its own copy, and this one is let go of at once.
    const begin = async () => {
      const stored = await withRetries(() => readStrongest(pool, run.id, layer, range))
      const examples = stored.map((refs, i) =>
        refs.map(ref => (ref.activation >= leastFiring * scales[i] && !mayBeBos(ref) ? ref : null)),
      )
      return thread.call('beginReasons', { model: modelRef(run), layer, first, examples })
    }
    const ordinals = await begin()
    for (let at = 0; at < ordinals.length; at += AT_ONCE) {
      const some = ordinals.subarray(at, at + AT_ONCE)
      const documents = await withRetries(() => readSampleDocuments(pool, run, some))
      await thread.call(
        'addReasons',
        documents.map(({ ordinal, tokens }) => ({ ordinal, tokens })),
      )
    }
    return thread.call('endReasons', null)
  })
  const details = records.flatMap((bytes, i) => (bytes ? [{ neuron: first + i, kind: 'reasons' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      await updateAnalysis(client, { runId: run.id, layer, first }, columns, scores)
      await insertDetails(client, run.id, layer, details)
      await insertAnalysisParts(client, run.id, [
        { pass: 'reasons', layer, shard: block, bytes: centres },
        { pass: 'null-reasons', layer, shard: block, bytes: nulls },
      ])
    }),
  )
}
