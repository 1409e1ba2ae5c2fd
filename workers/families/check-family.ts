import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { placesOf } from '#lib/families/check-plan.ts'
import type { FamilyCheck } from '#lib/families/family-check.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { memberTexts } from '#workers/families/member-texts.ts'
import type { StepContext } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import type { CheckedFamily } from '#workers/store/read-checked-family.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { readStrongest } from '#workers/store/read-strongest.ts'
import { readTokenizer } from '#workers/store/read-tokenizer.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** Checks a family's members in one run by exchanging their values in their strongest texts. */
export async function checkFamily(
  { run, pool, threads }: StepContext,
  { body, model }: CheckedFamily,
): Promise<FamilyCheck> {
  const neurons = body.members.map(({ neuron }) => {
    const id = parseNeuronRef(neuron)
    return id && id.model === model && id.layer < run.nLayers && id.neuron < run.dMlp ? id : null
  })
  const scales = new Map<number, Float64Array>()
  for (const layer of new Set(neurons.flatMap(id => (id ? [id.layer] : []))))
    scales.set(layer, await withRetries(() => readScales(pool, run.id, layer)))
  const scaleOf = (id: (typeof neurons)[number]): number => (id && scales.get(id.layer)?.[id.neuron]) ?? Number.NaN
  const strongest: StrongestRef[][] = []
  for (const id of neurons) {
    const own = id && scaleOf(id) > 0 ? { first: id.neuron, end: id.neuron + 1 } : null
    const [found] = id && own ? await withRetries(() => readStrongest(pool, run.id, id.layer, own)) : []
    strongest.push((found ?? []).slice(0, placesOf(neurons.length)))
  }
  const ordinals = new Set(strongest.flatMap(refs => refs.map(({ document }) => document)))
  const found = await withRetries(() => readSampleDocuments(pool, run, Int32Array.from(ordinals)))
  const documents = new Map(found.map(({ ordinal, tokens }) => [ordinal, tokens]))
  const tokenizer = await withRetries(() => readTokenizer(pool, run.tokenizerId))
  const members = body.members.map(({ value }, i) => ({
    value,
    here: neurons[i] !== null,
    fires: scaleOf(neurons[i]) > 0,
    layer: neurons[i]?.layer ?? 0,
    neuron: neurons[i]?.neuron ?? 0,
    scale: scaleOf(neurons[i]),
    texts: memberTexts(strongest[i], documents, run.nCtx),
  }))
  const input = { model: modelRef(run), site: run.spec.site, tokenizer, symmetry: body.symmetry, members }
  return threads.use(thread => thread.call('checkMembers', input))
}
