import { rowStart } from '#lib/neuron/row.ts'
import { type ExampleContext, mostContext } from '#workers/patterns/example-context.ts'
import type { NeuronExamples } from '#workers/patterns/prune-contexts.ts'
import { chooseExamples } from '#workers/plan/choose-examples.ts'
import type { StepContext } from '#workers/queue/step-context.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { type ClusteredRef, readClusteredExamples } from '#workers/store/read-synthesis-examples.ts'
import { readTrainDocuments } from '#workers/store/read-train-documents.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Documents in memory at once. */
const AT_ONCE = 1024

/** Strong examples of each neuron of a range that has any, from documents of the train half. */
export async function synthesisExamples(
  { run, pool }: StepContext,
  layer: number,
  range: { first: number; end: number },
): Promise<NeuronExamples[]> {
  const scales = await withRetries(() => readScales(pool, run.id, layer))
  const stored = await withRetries(() => readClusteredExamples(pool, run.id, layer, range))
  const ordinals = stored.flatMap(refs => refs.map(({ document }) => document))
  const train = await withRetries(() => readTrainDocuments(pool, run.corpusId, ordinals))
  // Where BOS counts it stands in the list as the first token of its row.
  const mayBeBos = ({ token }: ClusteredRef) => run.spec.includeBos && token % (run.nCtx - 1) === 0
  const chosen = stored.map((refs, i) =>
    chooseExamples(
      refs.filter(ref => !mayBeBos(ref)),
      scales[range.first + i],
      document => train.has(document),
    ),
  )
  const contexts = await contextsOf({ run, pool }, chosen.flat())
  return chosen.flatMap((refs, i) => {
    const examples = refs.map((ref): ExampleContext => {
      return { tokens: contexts.get(ref) as Uint16Array, activation: ref.activation, cluster: ref.cluster }
    })
    return examples.length === 0 ? [] : [{ neuron: range.first + i, examples }]
  })
}

/** The tokens of each example's row up to its peak, the last 21 of them. */
async function contextsOf(
  { run, pool }: Pick<StepContext, 'run' | 'pool'>,
  refs: readonly ClusteredRef[],
): Promise<Map<ClusteredRef, Uint16Array>> {
  const byDocument = new Map<number, ClusteredRef[]>()
  for (const ref of refs) byDocument.set(ref.document, [...(byDocument.get(ref.document) ?? []), ref])
  const ordinals = Int32Array.from(byDocument.keys()).sort()
  const contexts = new Map<ClusteredRef, Uint16Array>()
  for (let at = 0; at < ordinals.length; at += AT_ONCE) {
    for (const { ordinal, tokens } of await withRetries(() =>
      readSampleDocuments(pool, run, ordinals.subarray(at, at + AT_ONCE)),
    )) {
      for (const ref of byDocument.get(ordinal) ?? []) {
        const start = Math.max(rowStart(ref.token, run.nCtx), ref.token - mostContext)
        contexts.set(ref, tokens.slice(start, ref.token + 1))
      }
    }
  }
  return contexts
}
