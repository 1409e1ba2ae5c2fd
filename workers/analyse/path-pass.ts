import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails } from '#workers/store/insert-details.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readStrongest } from '#workers/store/read-strongest.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Strongest examples of a neuron that are taken apart. */
const examplesOf = 20

/** Documents in memory at once, and neurons whose lists of examples are read at once. */
const AT_ONCE = 1024
const NEURONS_AT_ONCE = 256

/** Takes the strongest examples of a 1-layer model's neurons apart into their paths, each one's `path`. */
export const pathPass: StepWork = async ({ run, pool, threads }, layer) => {
  const scales = await withRetries(() => readScales(pool, run.id, layer))
  // Where BOS counts it stands in the list as the first token of its row, which is another token.
  const isToken = (token: number) => !run.spec.includeBos || token % (run.nCtx - 1) !== 0
  const records = await threads.use(async thread => {
    const examples: Awaited<ReturnType<typeof readStrongest>> = []
    for (let first = 0; first < run.dMlp; first += NEURONS_AT_ONCE) {
      const range = { first, end: Math.min(run.dMlp, first + NEURONS_AT_ONCE) }
      const some = await withRetries(() => readStrongest(pool, run.id, layer, range))
      for (const [i, refs] of some.entries()) {
        const dead = Number.isNaN(scales[first + i])
        examples.push(dead ? [] : refs.filter(ref => ref.activation > 0 && isToken(ref.token)).slice(0, examplesOf))
      }
    }
    const ordinals = await thread.call('beginPaths', { model: modelRef(run), examples })
    for (let at = 0; at < ordinals.length; at += AT_ONCE) {
      const documents = await withRetries(() => readSampleDocuments(pool, run, ordinals.subarray(at, at + AT_ONCE)))
      await thread.call(
        'addPaths',
        documents.map(({ ordinal, tokens }) => ({ ordinal, tokens })),
      )
    }
    return thread.call('endPaths', null)
  })
  const details = records.flatMap((bytes, neuron) => (bytes ? [{ neuron, kind: 'path' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      await insertDetails(client, run.id, layer, details)
      await insertAnalysisParts(client, run.id, [{ pass: 'path', layer, shard: -1, bytes: null }])
    }),
  )
}
