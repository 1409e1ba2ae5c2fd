import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertCausalTests } from '#workers/store/insert-causal-tests.ts'
import { readIndexParts } from '#workers/store/read-index-parts.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { readUntestedPatterns, type UntestedPattern } from '#workers/store/read-untested-patterns.ts'
import { rebadge } from '#workers/store/rebadge.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Held-out F1 from which a synthesised pattern is tested unasked, and patterns of a layer at most (decision 017). */
const leastF1 = 0.5
const most = 256

/** Seed of the tests that are made unasked. */
export const usualSeed = 1

/** Tests that one call makes: what a killed worker loses. */
const atOnce = 16

/** Puts the best synthesised patterns of a layer through an experiment. */
export const causalPass: StepWork = async ({ run, pool, threads }, layer) => {
  const wanted = { runId: run.id, layer, leastF1, most, seed: usualSeed }
  const patterns = await withRetries(() => readUntestedPatterns(pool, wanted))
  const scales = await withRetries(() => readScales(pool, run.id, layer))
  const tokenizer = await withRetries(() => readTokenizer(pool, run.tokenizerId))
  await threads.use(async thread => {
    for (let at = 0; at < patterns.length; at += atOnce) {
      const some = patterns.slice(at, at + atOnce)
      const jobs = some.map(({ neuron, level, pattern, ignoreCase, wholeWord }: UntestedPattern) => {
        return { neuron, scale: scales[neuron], level, source: pattern, ignoreCase, wholeWord, seed: usualSeed }
      })
      const texts = await withRetries(() => readIndexParts(pool, run.id, -1))
      const input = { model: modelRef(run), layer, site: run.spec.site, texts, tokenizer, jobs }
      const answers = await thread.call('causalTests', input)
      const tests = answers.map((answer, i) => ({ ...answer, patternId: some[i].id, seed: usualSeed }))
      await withRetries(() => inTransaction(pool, client => insertCausalTests(client, tests)))
    }
  })
  await withRetries(() =>
    inTransaction(pool, async client => {
      await insertAnalysisParts(client, run.id, [{ pass: 'causal', layer, shard: -1, bytes: null }])
      await rebadge(client, run.modelId)
    }),
  )
}
