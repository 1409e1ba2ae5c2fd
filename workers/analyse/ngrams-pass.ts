import { encodeSampleSize } from '#lib/analysis/sample-record.ts'
import { sampleBeginning } from '#workers/analyse/sample-beginning.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertDetails, insertLayerDetail } from '#workers/store/insert-details.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { updateAnalysis } from '#workers/store/update-analysis.ts'
import { withRetries } from '#workers/store/with-retries.ts'

const columns = [
  'current_tokens',
  'previous_tokens',
  'next_tokens',
  'shuffled_tokens',
  'top_domain',
  'domain_share',
  'domain_base',
  'r2_token',
  'r2_bigram',
  'r2_trigram',
  'r2_position',
  'r2_domain',
  'r2_shuffled',
] as const

/** Activations of one layer that lie on disk at once, 4 GB: 524,288 tokens of 2048 neurons. */
const activations = 2 ** 30

/** Fills how far tokens, n-grams, position and domain account for a layer's activations, and each neuron's `tokens`. */
export const ngramsPass: StepWork = async ({ run, pool, threads }, layer) => {
  await threads.use(async thread => {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const ordinals = await withRetries(() => readSample(pool, run.id))
    const sample = sampleBeginning(
      await withRetries(() => readSampleDocuments(pool, run, ordinals)),
      activations,
      run.dMlp,
    )
    const domains = [...new Set(sample.map(document => document.domain))].sort()
    const documents = sample.map(({ tokens, hash, domain }) => {
      return { tokens, scored: (hash & 1n) === 1n, domain: domains.indexOf(domain) }
    })
    const input = { model: modelRef(run), layer, site: run.spec.site, documents, domains, scales }
    try {
      const { nChunks, size } = await thread.call('beginContexts', input)
      for (let chunk = 0; chunk < nChunks; chunk++) {
        const { first, scores, tokens, domains: shares } = await thread.call('contextChunk', { chunk })
        const records = (kind: 'tokens' | 'domains', all: (Uint8Array | null)[]) =>
          all.flatMap((bytes, i) => (bytes ? [{ neuron: first + i, kind, bytes }] : []))
        const details = [...records('tokens', tokens), ...records('domains', shares)]
        await withRetries(() =>
          inTransaction(pool, async client => {
            await updateAnalysis(client, { runId: run.id, layer, first }, columns, scores)
            await insertDetails(client, run.id, layer, details)
          }),
        )
      }
      await withRetries(() =>
        inTransaction(pool, async client => {
          await insertLayerDetail(client, run.id, layer, 'sample', encodeSampleSize(size))
          await insertAnalysisParts(client, run.id, [{ pass: 'ngrams', layer, shard: -1, bytes: null }])
        }),
      )
    } finally {
      if (thread.alive) await thread.call('endContexts', null)
    }
  })
}
