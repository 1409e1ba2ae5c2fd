import type { NotFoundMessage } from '#components/ui/not-found-message.ts'
import { hasNeuron, parseNeuronId, validRange } from '#lib/neuron/neuron-id.ts'
import type { DirectoryModel, ModelDirectory } from '#lib/queries/model-directory.ts'

/** An address as it was asked for. */
export interface AskedAddress {
  model: string
  layer: string
  /** Left out where a layer was asked for. */
  neuron?: string
  /** Hash of a run, where one was asked for. */
  run?: string
}

const noModel = (directory: ModelDirectory, model: string): NotFoundMessage => ({
  title: `No model ${model}`,
  text:
    directory.size > 0 ? `The models here are ${[...directory.keys()].join(', ')}.` : 'No model has been added yet.',
  link: { href: '/', label: 'All models' },
})

const outOfRange = (model: DirectoryModel, asked: string): NotFoundMessage => ({
  title: `No ${asked} in ${model.name}`,
  text: validRange(model.name, model),
  link:
    model.dMlp > 0
      ? { href: `/${model.name}/0/0`, label: `${model.name}/0/0` }
      : { href: `/${model.name}`, label: model.name },
})

/**
 * Why there is no such layer or neuron, or no such run of it, with the valid range; null where there is (a neuron may exist and
 * not have been measured yet).
 */
export function missingAddress(
  directory: ModelDirectory,
  { model, layer, neuron, run }: AskedAddress,
): NotFoundMessage | null {
  const known = directory.get(model)
  if (!known) return noModel(directory, model)
  const id = parseNeuronId(layer, neuron ?? '0')
  if (!id || !hasNeuron(known, id))
    return outOfRange(known, neuron === undefined ? `layer ${layer}` : `neuron ${layer}/${neuron}`)
  if (run !== undefined && !known.runs.includes(run)) {
    const runs = known.runs.length > 0 ? `Its published runs are ${known.runs.join(', ')}.` : 'None is published yet.'
    const href = `/${model}/${layer}${neuron === undefined ? '' : `/${neuron}`}`
    return { title: `No run ${run} of ${model}`, text: runs, link: { href, label: 'The current run' } }
  }
  return null
}
