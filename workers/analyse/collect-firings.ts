import { lowestStep, stepOf, stepsPerScale } from '#lib/patterns/firing-level.ts'

/** Firings of one layer, gathered token by token in any order of tokens. */
export interface FiringCollector {
  /** Takes the activations of the token in `slot`: values[at .. at + dMlp). Each slot once. */
  add(slot: number, values: Float32Array, at: number): void
  /** All firings by slot (lib/patterns/firing-part.ts). */
  finish(): { starts: Uint32Array; neurons: Uint16Array; steps: Uint8Array }
}

/** A collector of `nTokens` tokens; `scales` M of each neuron, NaN for the dead. */
export function collectFirings(nTokens: number, scales: Float64Array): FiringCollector {
  const dMlp = scales.length
  if (dMlp > 0x10000) throw new Error(`pattern index: wanted at most 65,536 neurons a layer, got ${dMlp}`)
  // NaN is never reached: the dead, and those whose M is not positive.
  const least = scales.map(scale => (scale > 0 ? (lowestStep / stepsPerScale) * scale : Number.NaN))
  const begin = new Uint32Array(nTokens)
  const end = new Uint32Array(nTokens)
  let neurons = new Uint16Array(1 << 16)
  let steps = new Uint8Array(1 << 16)
  let n = 0
  return {
    add(slot, values, at) {
      if (n + dMlp > neurons.length) {
        const size = 2 * neurons.length + dMlp
        const [more, moreSteps] = [new Uint16Array(size), new Uint8Array(size)]
        more.set(neurons)
        moreSteps.set(steps)
        neurons = more
        steps = moreSteps
      }
      begin[slot] = n
      for (let neuron = 0; neuron < dMlp; neuron++) {
        const value = values[at + neuron]
        if (value >= least[neuron]) {
          neurons[n] = neuron
          steps[n++] = stepOf(value, scales[neuron])
        }
      }
      end[slot] = n
    },
    finish() {
      const starts = new Uint32Array(nTokens + 1)
      const sorted = { neurons: new Uint16Array(n), steps: new Uint8Array(n) }
      let to = 0
      for (let slot = 0; slot < nTokens; slot++) {
        starts[slot] = to
        sorted.neurons.set(neurons.subarray(begin[slot], end[slot]), to)
        sorted.steps.set(steps.subarray(begin[slot], end[slot]), to)
        to += end[slot] - begin[slot]
      }
      starts[nTokens] = to
      return { starts, ...sorted }
    },
  }
}
