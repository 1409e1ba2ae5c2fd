import { z } from 'zod'

/** A neuron as claims write it. */
export interface NeuronRef {
  /** The model's name in addresses. */
  model: string
  layer: number
  neuron: number
}

const form = /^([a-z][a-z0-9._-]*)\/(0|[1-9]\d{0,3})\/(0|[1-9]\d{0,6})$/

/** Reads `model/layer/neuron`, also as a path of the site; null where it is none. Whether the model has it is asked of the database. */
export function parseNeuronRef(text: string): NeuronRef | null {
  const found = form.exec(text.trim().toLowerCase().replace(/^\//, ''))
  return found && { model: found[1], layer: Number(found[2]), neuron: Number(found[3]) }
}

/** `model/layer/neuron`. */
export const neuronRefText = ({ model, layer, neuron }: NeuronRef): string => `${model}/${layer}/${neuron}`

/** `model/layer/neuron` as text, in its one form. */
export const neuronRef = z.string().transform((text, context) => {
  const ref = parseNeuronRef(text)
  if (ref) return neuronRefText(ref)
  context.addIssue({ code: 'custom', message: `Wanted a neuron such as solu-1l-d64/0/12, got "${text.slice(0, 60)}".` })
  return z.NEVER
})
