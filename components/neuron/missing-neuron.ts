import type { NotFoundMessage } from '#components/ui/not-found-message.ts'
import { hasNeuron, parseNeuronId, validRange } from '#lib/neuron/neuron-id.ts'
import type { ModelDirectory } from '#lib/queries/model-directory.ts'

/** A neuron's address as it was asked for. */
export interface AskedNeuron {
  model: string
  layer: string
  neuron: string
  /** Hash of a run, where one was asked for. */
  run?: string
}

/** Why there is no such neuron, with the valid range; null where there is one (it may not have been measured yet). */
export function missingNeuron(
  directory: ModelDirectory,
  { model, layer, neuron, run }: AskedNeuron,
): NotFoundMessage | null {
  const known = directory.get(model)
  if (!known) {
    const names = [...directory.keys()]
    return {
      title: `No model ${model}`,
      text: names.length > 0 ? `The models here are ${names.join(', ')}.` : 'No model has been added yet.',
      link: { href: '/', label: 'All models' },
    }
  }
  const id = parseNeuronId(layer, neuron)
  if (!id || !hasNeuron(known, id)) {
    return {
      title: `No neuron ${layer}/${neuron} in ${model}`,
      text: validRange(model, known),
      link: known.dMlp > 0 ? { href: `/${model}/0/0`, label: `${model}/0/0` } : { href: `/${model}`, label: model },
    }
  }
  if (run) {
    return {
      title: `No run ${run} of ${model}`,
      text: 'A run is named by 16 digits from 0 to f, as it stands under “Cite” on a neuron’s page.',
      link: { href: `/${model}/${layer}/${neuron}`, label: 'The neuron in the current run' },
    }
  }
  return null
}
