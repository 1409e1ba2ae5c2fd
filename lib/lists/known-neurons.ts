import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { type FoundNeuron, findNeurons } from '#lib/claims/find-neurons.ts'
import { type NeuronRef, neuronRefText, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { db } from '#lib/db.ts'

/** The neurons in the database's numbers, in the same order; throws AccountRefusal (400) naming the first that does not exist. */
export async function knownNeurons(refs: readonly NeuronRef[]): Promise<FoundNeuron[]> {
  const found = await findNeurons(db, refs.map(neuronRefText))
  return refs.map(ref => found.get(neuronRefText(ref))!)
}

/** Neurons written `model/layer/neuron` with commas, spaces or line breaks between, each once; throws AccountRefusal (400) for what is none. */
export function readNeuronRefs(text: string): NeuronRef[] {
  const words = text.split(/[\s,;]+/).filter(word => word !== '')
  const refs = words.map(word => {
    const ref = parseNeuronRef(word)
    if (!ref) throw new AccountRefusal(400, `Wanted neurons such as solu-1l-d64/0/12, got "${word.slice(0, 60)}".`)
    return ref
  })
  return [...new Map(refs.map(ref => [neuronRefText(ref), ref])).values()]
}
