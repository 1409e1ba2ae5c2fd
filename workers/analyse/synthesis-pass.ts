import { synthesisExamples } from '#workers/analyse/synthesis-examples.ts'
import { neuronsOfRange, synthesisRanges } from '#workers/plan/synthesis-ranges.ts'
import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import { insertNeuronPatterns } from '#workers/store/insert-neuron-patterns.ts'
import { baselinesOf, readBaselines } from '#workers/store/read-baselines.ts'
import { readIndexParts } from '#workers/store/read-index-parts.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { rebadge } from '#workers/store/rebadge.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Synthesises a pattern for each neuron of one range of a layer, and stores what it reaches on held-out text. */
export const synthesisPass: StepWork = async (work, part) => {
  const { run, pool, threads } = work
  const nRanges = synthesisRanges(run.dMlp)
  const [layer, range] = [Math.floor(part / nRanges), part % nRanges]
  const neurons = await synthesisExamples(work, layer, neuronsOfRange(range, run.dMlp))
  const found = await threads.use(async thread =>
    thread.call('synthesiseRange', {
      model: modelRef(run),
      layer,
      site: run.spec.site,
      texts: await withRetries(() => readIndexParts(pool, run.id, -1)),
      firings: await withRetries(() => readIndexParts(pool, run.id, layer)),
      tokenizer: await withRetries(() => readTokenizer(pool, run.tokenizerId)),
      neurons,
    }),
  )
  const baselines = await withRetries(() => readBaselines(pool, run.id, layer))
  const patterns = found.map(({ neuron, source, wholeWord, score }) => {
    const own = { layer, neuron, pattern: source, ignoreCase: false, wholeWord, origin: 'synthesis' as const, score }
    return { ...own, ...baselinesOf(baselines, neuron) }
  })
  await withRetries(() =>
    inTransaction(pool, async client => {
      await insertNeuronPatterns(client, run.id, patterns)
      await insertAnalysisParts(client, run.id, [{ pass: 'synthesis', layer, shard: range, bytes: null }])
      await rebadge(client, run.modelId)
    }),
  )
}
