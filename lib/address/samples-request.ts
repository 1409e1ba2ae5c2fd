import { type NeuronId, parseNeuronId } from '#lib/neuron/neuron-id.ts'
import { isSampleChoice, type SampleChoice, sampleChoices } from '#lib/neuron/sample-choice.ts'

/** A sample of a neuron of a run. */
export interface SamplesRequest {
  /** First 16 hex digits of the run's hash. */
  run: string
  id: NeuronId
  of: SampleChoice
}

/** Address of a sample of a neuron. */
export const samplesHref = (run: string, { layer, neuron }: NeuronId, of: SampleChoice): string =>
  `/api/samples/${run}/${layer}/${neuron}?of=${of}`

/** Reads `/api/samples/{run}/{layer}/{neuron}?of=domains`; `problem` says in one line what is wrong with it. */
export function parseSamplesRequest(
  { run, layer, neuron }: { run: string; layer: string; neuron: string },
  query: URLSearchParams,
): SamplesRequest | { problem: string } {
  if (!/^[0-9a-f]{16}$/.test(run)) return { problem: `run: wanted the 16 hex digits of its name, got ${short(run)}` }
  const id = parseNeuronId(layer, neuron)
  if (!id) return { problem: `neuron: wanted LAYER/NEURON in numbers from 0, got ${short(`${layer}/${neuron}`)}` }
  const of = query.get('of')
  if (!isSampleChoice(of))
    return { problem: `of: wanted one of ${sampleChoices.join(', ')}, got ${short(of ?? 'none')}` }
  return { run, id, of }
}

/** What was asked, on one line and not without end. */
const short = (words: string) => words.replace(/\s+/g, ' ').slice(0, 60)
