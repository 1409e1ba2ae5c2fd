import type { LayerFirings } from '#lib/patterns/firing-part.ts'

/** The firings of a layer by neuron: those of neuron i are starts[i] .. starts[i + 1], their slots ascending. */
export interface NeuronFirings {
  /** [dMlp + 1] */
  starts: Uint32Array
  /** Slot of each firing's token. */
  slots: Uint32Array
  /** Its activation in hundredths of M. */
  steps: Uint8Array
}

/** Sorts a layer's firings by neuron: one pass to count, one to place. */
export function invertLayer({ dMlp, starts: bySlot, neurons, steps }: LayerFirings): NeuronFirings {
  const starts = new Uint32Array(dMlp + 1)
  for (let i = 0; i < neurons.length; i++) starts[neurons[i] + 1]++
  for (let neuron = 0; neuron < dMlp; neuron++) starts[neuron + 1] += starts[neuron]
  const next = starts.slice(0, dMlp)
  const inverted = { starts, slots: new Uint32Array(neurons.length), steps: new Uint8Array(neurons.length) }
  for (let slot = 0; slot + 1 < bySlot.length; slot++) {
    for (let i = bySlot[slot]; i < bySlot[slot + 1]; i++) {
      const at = next[neurons[i]]++
      inverted.slots[at] = slot
      inverted.steps[at] = steps[i]
    }
  }
  return inverted
}

/** The firings of one neuron of a layer: one pass over all of them, which needs no memory. */
export function firingsOf({ starts: bySlot, neurons, steps }: LayerFirings, neuron: number): NeuronFirings {
  const slots: number[] = []
  const found: number[] = []
  let slot = 0
  for (let i = neurons.indexOf(neuron); i >= 0; i = neurons.indexOf(neuron, i + 1)) {
    while (bySlot[slot + 1] <= i) slot++
    slots.push(slot)
    found.push(steps[i])
  }
  return {
    starts: Uint32Array.of(0, slots.length),
    slots: Uint32Array.from(slots),
    steps: Uint8Array.from(found),
  }
}
