import { queueMissingClaimJobs } from '#workers/queue/queue-missing-claim-jobs.ts'
import type { StepContext, StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { finishRun } from '#workers/store/finish-run.ts'
import { readDocumentDomains } from '#workers/store/read-document-domains.ts'
import { readMergedLayer } from '#workers/store/read-merged-layer.ts'
import { readPartials } from '#workers/store/read-partials.ts'
import { type NeuronRows, stageNeurons } from '#workers/store/stage-neurons.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'
import type { Thread } from '#workers/threads/thread-handle.ts'

/** Neurons whose records are made and copied at once: some megabytes. */
const AT_ONCE = 256

/** Collect partials that are handed to the thread at once. */
const PARTIALS_AT_ONCE = 16

/** The records of a layer's neurons, made by `thread` a few hundred at a time. */
async function* layerRecords({ run, pool }: StepContext, layer: number, thread: Thread): AsyncGenerator<NeuronRows> {
  const merged = await readMergedLayer(pool, run.id, layer)
  if (merged === null) return
  const domains = (await readDocumentDomains(pool, run.corpusId))?.names ?? []
  const input = { model: modelRef(run), runId: run.id, layer, vocabSize: run.vocabSize, domains, merged }
  await thread.call('beginRecords', input, [merged.buffer as ArrayBuffer])
  for (let first = 0; first < run.nShards; first += PARTIALS_AT_ONCE) {
    const collected = await readPartials(pool, run.id, 'collect', layer, [first, first + PARTIALS_AT_ONCE])
    await thread.call(
      'addCollected',
      { collected },
      collected.map(bytes => bytes.buffer as ArrayBuffer),
    )
  }
  for (let first = 0; first < run.dMlp; first += AT_ONCE) {
    yield await thread.call('makeRecords', { first, end: Math.min(run.dMlp, first + AT_ONCE) })
  }
}

/** Writes the statistics and profiles of one layer's neurons, in one transaction. */
export const publish: StepWork = async (context, layer) => {
  await context.threads.use(thread =>
    withRetries(() =>
      inTransaction(context.pool, client => stageNeurons(client, layerRecords(context, layer, thread))),
    ),
  )
}

/**
 * Makes the run public: the model's current one, with everything dropped that only the way there needed, and queues what claims
 * say of its neurons to be scored anew.
 */
export const finish: StepWork = async ({ run, pool }) => {
  await withRetries(() =>
    inTransaction(pool, async client => {
      await finishRun(client, run.id)
      await queueMissingClaimJobs(client)
    }),
  )
}
