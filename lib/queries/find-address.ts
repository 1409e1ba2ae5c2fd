import 'server-only'
import { parseAddress } from '#lib/address/parse-address.ts'
import { hasNeuron, validRange } from '#lib/neuron/neuron-id.ts'
import { listModels, type ModelFacts } from '#lib/queries/models.ts'

/** Where a typed address leads: a page, or one line on why nowhere. */
export type FoundAddress = { href: string } | { problem: string; nearest: { href: string; label: string } | null }

/** Resolves what was typed into the search field against the models there are. */
export async function findAddress(text: string): Promise<FoundAddress> {
  const models = await listModels()
  const address = parseAddress(text)
  if (!address) {
    const problem = `“${shorten(text)}” is no address of a neuron. Write ${formOf(models)}, all counted from 0.`
    return { problem, nearest: null }
  }
  const model = address.model ? models.find(({ name }) => name === address.model) : only(models)
  if (!model) return noModel(address.model, models)
  const { layer, neuron } = address
  const range = validRange(model.name, model)
  const nearest = { href: `/${model.name}`, label: model.name }
  if (layer === null) return { href: `/${model.name}` }
  if (!hasNeuron(model, { layer, neuron: neuron ?? 0 })) {
    const wanted = neuron === null ? `layer ${layer}` : `neuron ${layer}/${neuron}`
    return { problem: model.dMlp === 0 ? range : `There is no ${wanted}: ${range}`, nearest }
  }
  return { href: neuron === null ? `/${model.name}/${layer}` : `/${model.name}/${layer}/${neuron}` }
}

function noModel(name: string | null, models: ModelFacts[]): FoundAddress {
  if (models.length === 0) return { problem: 'There is no model yet, so there is no neuron to go to.', nearest: null }
  const names = models.map(model => model.name).join(', ')
  const problem = name
    ? `There is no model called “${shorten(name)}”. The models are ${names}.`
    : `Say which model, as in ${formOf(models)}. The models are ${names}.`
  return { problem, nearest: null }
}

const only = (models: ModelFacts[]) => (models.length === 1 ? models[0] : undefined)

const formOf = (models: ModelFacts[]) =>
  models.length > 0 ? `model/layer/neuron, for example ${models[0].name}/0/0` : 'model/layer/neuron'

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
