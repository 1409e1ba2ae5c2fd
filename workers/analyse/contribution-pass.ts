import { limitedSample } from '#workers/analyse/limited-sample.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails } from '#workers/store/insert-details.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Tokens measured: each needs the whole model. The mean of a neuron that fires once in 1,000 tokens has 260 firings. */
const contributionTokens = 2 ** 18

/** Fills what all layers' neurons add to the logit of the token that really comes next, and each one's `contribution`. */
export const contributionPass: StepWork = async ({ run, pool, threads }) => {
  const ordinals = await withRetries(() => readSample(pool, run.id))
  const sample = limitedSample(await withRetries(() => readSampleDocuments(pool, run, ordinals)), contributionTokens)
  const documents = sample.map(({ ordinal, tokens }) => ({ ordinal, tokens }))
  const layers = await threads.use(thread => thread.call('nextContributions', { model: modelRef(run), documents }))
  for (const [layer, { means, records }] of layers.entries()) {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const dead = (neuron: number) => Number.isNaN(scales[neuron])
    const scores = Array.from(means, (mean, neuron) => (dead(neuron) ? {} : { next_contribution: mean }))
    const details = records.flatMap((bytes, neuron) =>
      dead(neuron) ? [] : [{ neuron, kind: 'contribution' as const, bytes }],
    )
    await withRetries(() =>
      inTransaction(pool, async client => {
        await updateAnalysis(client, { runId: run.id, layer, first: 0 }, ['next_contribution'], scores)
        await insertDetails(client, run.id, layer, details)
        await insertAnalysisParts(client, run.id, [{ pass: 'contribution', layer, shard: -1, bytes: null }])
      }),
    )
  }
}
