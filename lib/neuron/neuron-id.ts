/** One MLP unit of a model. Both numbers count from 0. */
export interface NeuronId {
  /** Layer, 0 .. nLayers - 1. */
  layer: number
  /** Index in the layer, 0 .. dMlp - 1. */
  neuron: number
}

/** What bounds the neurons of a model. */
export interface NeuronBounds {
  nLayers: number
  /** Neurons of one layer; 0 for attention-only models. */
  dMlp: number
}

const digits = /^(0|[1-9]\d{0,8})$/

/** Reads two decimal numbers as they stand in an address; null unless both are plain non-negative integers. */
export function parseNeuronId(layer: string, neuron: string): NeuronId | null {
  return digits.test(layer) && digits.test(neuron) ? { layer: Number(layer), neuron: Number(neuron) } : null
}

/** `layer/neuron`, as in addresses. */
export const formatNeuronId = ({ layer, neuron }: NeuronId): string => `${layer}/${neuron}`

/** Whether the neuron exists in a model of these bounds. */
export const hasNeuron = ({ nLayers, dMlp }: NeuronBounds, { layer, neuron }: NeuronId): boolean =>
  layer >= 0 && layer < nLayers && neuron >= 0 && neuron < dMlp

/** All neurons of a model in order, as one number: layer * dMlp + neuron. */
export const flatIndex = ({ dMlp }: NeuronBounds, { layer, neuron }: NeuronId): number => layer * dMlp + neuron

/** The inverse of `flatIndex`; null outside the model. */
export function fromFlatIndex(bounds: NeuronBounds, index: number): NeuronId | null {
  if (index < 0 || index >= bounds.nLayers * bounds.dMlp) return null
  return { layer: Math.floor(index / bounds.dMlp), neuron: index % bounds.dMlp }
}

/** The neuron `step` places on (negative: back), across layers; null past either end of the model. */
export const stepNeuron = (bounds: NeuronBounds, id: NeuronId, step: number): NeuronId | null =>
  fromFlatIndex(bounds, flatIndex(bounds, id) + step)

/** One sentence on which neurons a model has, for a page that was asked for another. */
export function validRange(model: string, { nLayers, dMlp }: NeuronBounds): string {
  if (dMlp === 0) return `${model} has attention only, no MLP neurons.`
  const layers = nLayers === 1 ? 'one layer, 0' : `layers 0 to ${nLayers - 1}`
  return `${model} has ${layers}, with neurons 0 to ${dMlp - 1}.`
}
