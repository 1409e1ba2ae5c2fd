import { listed, noNeuron, type Strongest } from '#lib/live/live-job.ts'

/** Puts an entry into a list of `listed` places from `first` on, kept in order of ratio; of equals the earlier one stands first. */
function offer(ratios: Float64Array, first: number, ratio: number, put: (from: number, to: number) => void): void {
  let at = first + listed
  if (!(ratio > ratios[at - 1])) return
  while (at > first && ratio > ratios[at - 1]) at--
  for (let i = first + listed - 1; i > at; i--) {
    ratios[i] = ratios[i - 1]
    put(i - 1, i)
  }
  ratios[at] = ratio
  put(-1, at)
}

/**
 * The neurons with the largest activation / M on each token and over all of them. `layers`: one array [1 + tokens, dMlp] a layer,
 * whose first row is BOS and does not count; `scales` [nLayers * dMlp], neurons with a scale of 0 are left out, as are
 * activations of 0 and less.
 */
export function strongestNeurons(layers: readonly Float32Array[], scales: Float32Array): Strongest {
  const dMlp = scales.length / layers.length
  const tokens = layers[0].length / dMlp - 1
  const byToken = {
    neuron: new Uint32Array(tokens * listed).fill(noNeuron),
    activation: new Float32Array(tokens * listed),
  }
  const tokenRatios = new Float64Array(tokens * listed)
  const overall = {
    neuron: new Uint32Array(listed).fill(noNeuron),
    activation: new Float32Array(listed),
    token: new Uint32Array(listed),
  }
  const ratios = new Float64Array(listed)
  layers.forEach((values, layer) => {
    for (let neuron = 0; neuron < dMlp; neuron++) {
      const flat = layer * dMlp + neuron
      const scale = scales[flat]
      if (!(scale > 0)) continue
      let best = 0
      let bestToken = -1
      for (let t = 0; t < tokens; t++) {
        const value = values[(t + 1) * dMlp + neuron]
        if (!(value > 0)) continue
        if (value > best) {
          best = value
          bestToken = t
        }
        if (value / scale <= tokenRatios[t * listed + listed - 1]) continue
        offer(tokenRatios, t * listed, value / scale, (from, to) => {
          byToken.neuron[to] = from < 0 ? flat : byToken.neuron[from]
          byToken.activation[to] = from < 0 ? value : byToken.activation[from]
        })
      }
      if (bestToken < 0) continue
      offer(ratios, 0, best / scale, (from, to) => {
        overall.neuron[to] = from < 0 ? flat : overall.neuron[from]
        overall.activation[to] = from < 0 ? best : overall.activation[from]
        overall.token[to] = from < 0 ? bestToken : overall.token[from]
      })
    }
  })
  return { byToken, overall }
}
