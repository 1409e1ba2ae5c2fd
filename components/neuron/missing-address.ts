import type { NotFoundMessage } from '#components/ui/not-found-message.ts'
import { reservedLayers, reservedNames } from '#lib/address/reserved-names.ts'
import { hasNeuron, parseNeuronId, validRange } from '#lib/neuron/neuron-id.ts'
import type { DirectoryModel, ModelDirectory } from '#lib/queries/model-directory.ts'

/** An address of a model, a layer or a neuron, as it was asked for. */
export interface AskedAddress {
  model: string
  /** Left out where a model was asked for. */
  layer?: string
  /** Left out where a layer was asked for. */
  neuron?: string
  /** Whether more follows, which no address has. */
  longer?: boolean
  /** Hash of a run, where one was asked for. */
  run?: string
}

/** Reads a path as an address of a model, a layer or a neuron; null where it is that of another page, such as `/runs`. */
export function askedAddress(path: string, run: string | null): AskedAddress | null {
  const parts = path.split('/').slice(1)
  const [model, layer, neuron] = parts
  if (!model || reservedNames.has(model)) return null
  // `/model/random`, `/model/try` and `/model/layer/random` are pages and answer for themselves.
  if (parts.length === 2 && reservedLayers.has(layer)) return null
  if (parts.length === 3 && neuron === 'random') return null
  return { model, layer, neuron, longer: parts.length > 3, run: run ?? undefined }
}

const noModel = (directory: ModelDirectory, model: string): NotFoundMessage => ({
  title: `No model ${shown(model)}`,
  text:
    directory.size > 0 ? `The models here are ${[...directory.keys()].join(', ')}.` : 'No model has been added yet.',
  link: { href: '/', label: 'All models' },
})

/** A word of an address as a reader wrote it, if it can be told, and not longer than a line. */
function shown(word: string): string {
  let text = word
  try {
    text = decodeURIComponent(word)
  } catch {
    // Half an escape stays as it is.
  }
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

const outOfRange = (model: DirectoryModel, asked: string): NotFoundMessage => ({
  title: `No ${asked} in ${model.name}`,
  text: validRange(model.name, model),
  link:
    model.dMlp > 0
      ? { href: `/${model.name}/0/0`, label: `${model.name}/0/0` }
      : { href: `/${model.name}`, label: model.name },
})

/**
 * Why there is no such model, layer or neuron, or no such run of it, with what there is; null where there is (a neuron may
 * exist and not have been measured yet).
 */
export function missingAddress(
  directory: ModelDirectory,
  { model, layer, neuron, longer, run }: AskedAddress,
): NotFoundMessage | null {
  const known = directory.get(model)
  if (!known) return noModel(directory, model)
  if (longer) return outOfRange(known, 'page of that address')
  const id = parseNeuronId(layer ?? '0', neuron ?? '0')
  // A layer of attention only exists, but has no page; the model itself has one.
  if (layer !== undefined && !(id && hasNeuron(known, id))) {
    const asked = neuron === undefined ? `layer ${layer}` : `neuron ${layer}/${neuron}`
    return outOfRange(known, shown(asked))
  }
  if (run !== undefined && !known.runs.includes(run)) {
    const runs = known.runs.length > 0 ? `Its published runs are ${known.runs.join(', ')}.` : 'None is published yet.'
    const href = `/${[model, layer, neuron].filter(part => part !== undefined).join('/')}`
    return { title: `No run ${shown(run)} of ${model}`, text: runs, link: { href, label: 'The current run' } }
  }
  return null
}
