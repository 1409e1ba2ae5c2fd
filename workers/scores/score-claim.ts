import type { StepContext } from '#workers/queue/step-context.ts'
import type { LayerScoresInput } from '#workers/scores/layer-scores.ts'
import type { TextRow } from '#workers/scores/placed-text.ts'
import { type PlannedRow, planTexts, planTop, type TextPlan } from '#workers/scores/plan-texts.ts'
import { modelRef } from '#workers/store/find-run.ts'
import type { NewPredicateScore } from '#workers/store/insert-predicate-scores.ts'
import { readDrawDocuments } from '#workers/store/read-draw-documents.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import type { ScoredClaim } from '#workers/store/read-scored-claim.ts'
import { readStrongest } from '#workers/store/read-strongest.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/**
 * Scores a claim's predicate for each of its neurons, on random text of both halves and on the strongest held-out documents. The random text is
 * read once, and run once a layer: a claim has at most 100 neurons, whose activations on it take some 50 MB.
 */
export async function scoreClaim(
  { run, pool, threads }: StepContext,
  { predicate, neurons }: ScoredClaim,
): Promise<NewPredicateScore[]> {
  const documents = await withRetries(() => readDrawDocuments(pool, run.corpusId, run.tokenizerId))
  const plan = planTexts(documents, run.nCtx)
  const tokenizer = await withRetries(() => readTokenizer(pool, run.tokenizerId))
  const read = (rows: readonly PlannedRow[]) => readRows({ run, pool }, rows)
  const common = {
    ...{ model: modelRef(run), site: run.spec.site, tokenizer, predicate },
    train: await read(plan.train),
    random: await read(plan.random),
  }
  const scores: NewPredicateScore[] = []
  const known = neurons.filter(({ layer, neuron }) => layer < run.nLayers && neuron < run.dMlp)
  for (const layer of new Set(known.map(neuron => neuron.layer))) {
    const scales = await withRetries(() => readScales(pool, run.id, layer))
    const own = known.filter(neuron => neuron.layer === layer)
    const asked: LayerScoresInput['neurons'] = []
    // A neuron at a time: of the strongest documents, which may be long, only rows are kept.
    for (const { neuron } of own) {
      const top = await topOf({ run, pool }, plan, layer, neuron)
      const repeated = Uint8Array.from(top, row => Number(row.repeated))
      asked.push({ neuron, scale: scales[neuron], top: await read(top), repeated })
    }
    const answers = await threads.use(thread => thread.call('layerScores', { ...common, layer, neurons: asked }))
    scores.push(...answers.map((answer, i) => ({ ...answer, layer, neuron: own[i].neuron })))
  }
  return scores
}

type Source = Pick<StepContext, 'run' | 'pool'>

async function topOf({ run, pool }: Source, plan: TextPlan, layer: number, neuron: number) {
  const [strongest] = await withRetries(() => readStrongest(pool, run.id, layer, { first: neuron, end: neuron + 1 }))
  return planTop(strongest, plan, run.nCtx)
}

/** Rows with their tokens, in order. */
async function readRows({ run, pool }: Source, rows: readonly PlannedRow[]): Promise<TextRow[]> {
  const ordinals = Int32Array.from(new Set(rows.map(({ document }) => document)))
  const found = await withRetries(() => readSampleDocuments(pool, run, ordinals))
  const texts = new Map(found.map(document => [document.ordinal, document]))
  return rows.map(({ document, start, length, group }) => {
    const { tokens, domain } = texts.get(document)!
    return { tokens: tokens.slice(start, start + length), domain, group }
  })
}
