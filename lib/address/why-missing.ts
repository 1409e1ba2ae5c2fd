import { hasNeuron, type NeuronBounds, parseNeuronId, validRange } from '#lib/neuron/neuron-id.ts'

/** Why a page does not exist, and the nearest one that does. */
export interface MissingReason {
  title: string
  /** The valid range, in a sentence. */
  text: string
  link?: { href: string; label: string }
}

/** The reason why `/model/layer/neuron` (later parts may be left out) leads nowhere. */
export function whyMissing(models: ReadonlyMap<string, NeuronBounds>, [name, ...rest]: string[]): MissingReason {
  const parts = rest.filter(part => part !== 'random')
  const model = models.get(name)
  if (!model) {
    const names = Array.from(models.keys()).join(', ')
    return { title: `No model ${name}`, text: names ? `The models here are ${names}.` : 'There is no model yet.' }
  }
  const link = { href: `/${name}`, label: name }
  const text = validRange(name, model)
  const id = parseNeuronId(parts[0] ?? '0', '0')
  if (parts.length > 2) return { title: 'No such page', text: `Addresses end at the neuron. ${text}`, link }
  if (!id || !hasNeuron(model, id)) return { title: `No layer ${parts[0]} in ${name}`, text, link }
  const layer = { href: `/${name}/${parts[0]}`, label: `${name}, layer ${parts[0]}` }
  return { title: `No neuron ${parts.join('/')} in ${name}`, text, link: layer }
}
