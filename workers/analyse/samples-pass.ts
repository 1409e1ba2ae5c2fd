import { addDocument, createRandomSample, finishRandomSample } from '#lib/numeric/random-sample.ts'
import { sampleBeginning } from '#workers/analyse/sample-beginning.ts'
import type { StepContext, StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails } from '#workers/store/insert-details.ts'
import { readDrawDocuments } from '#workers/store/read-draw-documents.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Random tokens of a corpus, the same for every neuron; the first of them stand on the pages anyway. */
const randomTokens = 200

/** Activations of a layer that are looked at: 262,144 tokens of 2048 neurons, a minute's work. */
const activations = 2 ** 29

/** Fills the errors of a layer's kurtosis and its neurons' `samples`. */
export const samplesPass: StepWork = async ({ run, pool, threads }, layer) => {
  const { scores, records } = await threads.use(async thread => {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const ordinals = await withRetries(() => readSample(pool, run.id))
    const sample = await withRetries(() => readSampleDocuments(pool, run, ordinals))
    const documents = sampleBeginning(sample, activations, run.dMlp).map(({ ordinal, hash, tokens }) => ({
      ordinal,
      hash,
      tokens,
    }))
    const random = await withRetries(() => readRandom({ run, pool }))
    const { nCtx, spec } = run
    return thread.call('layerSamples', {
      model: modelRef(run),
      layer,
      site: spec.site,
      nCtx,
      documents,
      random,
      scales,
    })
  })
  const details = records.flatMap((bytes, neuron) => (bytes ? [{ neuron, kind: 'samples' as const, bytes }] : []))
  await withRetries(() =>
    inTransaction(pool, async client => {
      const whole = { runId: run.id, layer, first: 0 }
      await updateAnalysis(client, whole, ['kurtosis_error', 'fourth_top'], scores)
      await insertDetails(client, run.id, layer, details)
      await insertAnalysisParts(client, run.id, [{ pass: 'samples', layer, shard: -1, bytes: null }])
    }),
  )
}

/** The corpus' random tokens, and their documents. */
const readRandom = async ({ run, pool }: Pick<StepContext, 'run' | 'pool'>) => {
  const drawn = createRandomSample(randomTokens)
  let nTokens = 0
  for (const document of await readDrawDocuments(pool, run.corpusId, run.tokenizerId)) {
    addDocument(drawn, document)
    nTokens += document.nTokens
  }
  const tokens = finishRandomSample(drawn).map(({ document, token }) => ({ document, token }))
  const ordinals = Int32Array.from(new Set(tokens.map(({ document }) => document))).sort()
  const documents = await readSampleDocuments(pool, run, ordinals)
  return { documents: documents.map(({ ordinal, hash, tokens }) => ({ ordinal, hash, tokens })), tokens, nTokens }
}
