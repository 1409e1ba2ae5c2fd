import { fromFlatIndex, type NeuronBounds, type NeuronId, stepNeuron } from '#lib/neuron/neuron-id.ts'

/** A model that can be gone to. */
export interface NeighbourModel extends NeuronBounds {
  name: string
}

/** A neuron of some model: where a link leads. */
export interface Neighbour {
  model: string
  id: NeuronId
}

/** Where one goes from a neuron. */
export interface Neighbours {
  /** The neuron before and after it; past either end of a model, the nearest neuron of the next model, round in a circle. */
  previous: Neighbour
  next: Neighbour
  /** The same index one layer on and one back; null at the ends of the model. */
  deeper: NeuronId | null
  shallower: NeuronId | null
}

/** Neighbours of neuron `id` of model `name`; `models` in the order of the site, the model itself among them. */
export function neighbours(models: readonly NeighbourModel[], name: string, id: NeuronId): Neighbours {
  const readable = models.filter(({ nLayers, dMlp }) => nLayers * dMlp > 0)
  const place = readable.findIndex(model => model.name === name)
  if (place < 0) throw new Error(`neighbours: wanted one of the published models, got ${name}`)
  const bounds = readable[place]
  const step = (by: 1 | -1): Neighbour => {
    const inside = stepNeuron(bounds, id, by)
    if (inside) return { model: name, id: inside }
    const other = readable[(place + by + readable.length) % readable.length]
    return { model: other.name, id: fromFlatIndex(other, by === 1 ? 0 : other.nLayers * other.dMlp - 1)! }
  }
  const layer = (by: number) => {
    const there = { layer: id.layer + by, neuron: id.neuron }
    return there.layer >= 0 && there.layer < bounds.nLayers ? there : null
  }
  return { previous: step(-1), next: step(1), deeper: layer(1), shallower: layer(-1) }
}
