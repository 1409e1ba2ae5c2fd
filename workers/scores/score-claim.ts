import type { StepContext } from '#workers/queue/step-context.ts'
import type { TextRow } from '#workers/scores/layer-scores.ts'
import { type PlannedRow, planTexts, planTop, type TopRow } from '#workers/scores/plan-texts.ts'
import { modelRef } from '#workers/store/find-run.ts'
import type { NewPredicateScore } from '#workers/store/insert-predicate-scores.ts'
import { readDrawDocuments } from '#workers/store/read-draw-documents.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import type { ScoredClaim } from '#workers/store/read-scored-claim.ts'
import { readStrongest } from '#workers/store/read-strongest.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Neurons of a layer that one call scores: some 50 MB of activations. */
const atOnce = 32

/** Scores a claim's predicate for each of its neurons, on random text of both halves and on the strongest held-out documents. */
export async function scoreClaim(
  { run, pool, threads }: StepContext,
  { predicate, neurons }: ScoredClaim,
): Promise<NewPredicateScore[]> {
  const documents = await withRetries(() => readDrawDocuments(pool, run.corpusId, run.tokenizerId))
  const plan = planTexts(documents, run.nCtx)
  const tokenizer = await withRetries(() => readTokenizer(pool, run.tokenizerId))
  const scores: NewPredicateScore[] = []
  const known = neurons.filter(({ layer, neuron }) => layer < run.nLayers && neuron < run.dMlp)
  for (const layer of new Set(known.map(neuron => neuron.layer))) {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const own = known.filter(neuron => neuron.layer === layer)
    for (let at = 0; at < own.length; at += atOnce) {
      const some = own.slice(at, at + atOnce)
      const tops: TopRow[][] = []
      for (const { neuron } of some) {
        const [strongest] = await withRetries(() =>
          readStrongest(pool, run.id, layer, { first: neuron, end: neuron + 1 }),
        )
        tops.push(planTop(strongest, plan, run.nCtx))
      }
      const ordinals = new Set([...plan.train, ...plan.random, ...tops.flat()].map(({ document }) => document))
      const found = await withRetries(() => readSampleDocuments(pool, run, Int32Array.from(ordinals)))
      const texts = new Map(found.map(document => [document.ordinal, document]))
      const rowsOf = (rows: PlannedRow[]): TextRow[] =>
        rows.map(({ document, start, length, group }) => {
          const { tokens, domain } = texts.get(document)!
          return { tokens: tokens.slice(start, start + length), domain, group }
        })
      const input = {
        model: modelRef(run),
        layer,
        site: run.spec.site,
        tokenizer,
        predicate,
        train: rowsOf(plan.train),
        random: rowsOf(plan.random),
        neurons: some.map(({ neuron }, i) => ({
          neuron,
          scale: scales[neuron],
          top: rowsOf(tops[i]),
          repeated: Uint8Array.from(tops[i], row => Number(row.repeated)),
        })),
      }
      const answers = await threads.use(thread => thread.call('layerScores', input))
      scores.push(...answers.map((answer, i) => ({ ...answer, layer, neuron: some[i].neuron })))
    }
  }
  return scores
}
