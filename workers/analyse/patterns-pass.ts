import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { cutIndexParts, indexPartNumber } from '#workers/plan/index-parts.ts'
import type { StepContext, StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { finishPatternIndex } from '#workers/store/finish-pattern-index.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertIndexParts } from '#workers/store/insert-index-parts.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { readIndexParts } from '#workers/store/read-index-parts.ts'
import { readSample } from '#workers/store/read-sample.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/**
 * Fills the pattern index: each part of the sample in one run through the model, then, when all are there, what every neuron's best
 * token and pair of tokens reach, and the row that says the index is whole.
 */
export const patternsPass: StepWork = async (work, part) => {
  const [{ nParts }] = await withRetries(() => readAnalysisProgress(work.pool, work.run.id))
  await (part === nParts ? finish(work) : indexPart(work, part))
}

const indexPart = async ({ run, pool, threads }: StepContext, part: number): Promise<void> => {
  const began = performance.now()
  const scales: Float64Array[] = []
  for (let layer = 0; layer < run.nLayers; layer++)
    scales.push(await withRetries(() => readScales(pool, run.id, layer)))
  const ordinals = await withRetries(() => readSample(pool, run.id, part))
  const documents = await withRetries(() => readSampleDocuments(pool, run, ordinals))
  const { tokenBytes } = createTokenizer(await withRetries(() => readTokenizer(pool, run.tokenizerId)))
  await threads.use(async thread => {
    for (const [i, own] of cutIndexParts(documents).entries()) {
      const number = indexPartNumber(part, i)
      const rows = cutRows(
        own.map(({ tokens }) => tokens.length),
        run.nCtx,
      ).map(({ document, start, length }) => {
        const { ordinal, hash, tokens } = own[document]
        return { document: ordinal, first: start, hash, tokens: tokens.subarray(start, start + length) }
      })
      const texts = encodeTextPart(makeTextPart(number, rows, tokenBytes))
      const input = own.map(({ hash, tokens }) => ({ hash, tokens }))
      const layers = await thread.call('indexFirings', {
        model: modelRef(run),
        site: run.spec.site,
        part: number,
        documents: input,
        scales,
      })
      const parts = [texts, ...layers].map((bytes, at) => ({ layer: at - 1, part: number, bytes }))
      await withRetries(() => insertIndexParts(pool, run.id, parts))
    }
  })
  const seconds = Float64Array.of((performance.now() - began) / 1000)
  await withRetries(() =>
    insertAnalysisParts(pool, run.id, [
      { pass: 'patterns', layer: 0, shard: part, bytes: new Uint8Array(seconds.buffer) },
    ]),
  )
}

const finish = async ({ run, pool, threads }: StepContext): Promise<void> => {
  const began = performance.now()
  await threads.use(async thread => {
    const texts = await withRetries(() => readIndexParts(pool, run.id, -1))
    for (let layer = 0; layer < run.nLayers; layer++) {
      const firings = await withRetries(() => readIndexParts(pool, run.id, layer))
      const bytes = await thread.call('layerBaselines', { texts, firings })
      await withRetries(() => insertIndexParts(pool, run.id, [{ layer, part: -1, bytes }]))
    }
  })
  await withRetries(() =>
    inTransaction(pool, async client => {
      await finishPatternIndex(client, run.id, (performance.now() - began) / 1000)
      await insertAnalysisParts(client, run.id, [{ pass: 'patterns', layer: 0, shard: -1, bytes: null }])
    }),
  )
}
