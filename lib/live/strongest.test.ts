import { expect, it } from 'vitest'
import { listed, noNeuron } from '#lib/live/live-job.ts'
import { strongestNeurons } from '#lib/live/strongest.ts'
import { createRandom } from '#lib/model/testing/random-numbers.ts'

it('lists the same neurons as sorting all of them', () => {
  const random = createRandom(3)
  const [nLayers, dMlp, tokens] = [3, 40, 7]
  const layers = Array.from({ length: nLayers }, () =>
    Float32Array.from({ length: (tokens + 1) * dMlp }, () => random() * 2 - 0.5),
  )
  const scales = Float32Array.from({ length: nLayers * dMlp }, (_, i) => (i % 9 === 0 ? 0 : 0.5 + random()))
  const { byToken, overall } = strongestNeurons(layers, scales)
  const value = (flat: number, t: number) => layers[Math.floor(flat / dMlp)][(t + 1) * dMlp + (flat % dMlp)]
  const all = Array.from(scales.keys()).filter(flat => scales[flat] > 0)
  for (let t = 0; t < tokens; t++) {
    const sorted = all.toSorted((a, b) => value(b, t) / scales[b] - value(a, t) / scales[a]).slice(0, listed)
    expect(Array.from(byToken.neuron.subarray(t * listed, (t + 1) * listed))).toEqual(sorted)
    expect(Array.from(byToken.activation.subarray(t * listed, (t + 1) * listed))).toEqual(sorted.map(f => value(f, t)))
  }
  const peak = (flat: number) => Math.max(...Array.from({ length: tokens }, (_, t) => value(flat, t)))
  const best = all.toSorted((a, b) => peak(b) / scales[b] - peak(a) / scales[a]).slice(0, listed)
  expect(Array.from(overall.neuron)).toEqual(best)
  expect(Array.from(overall.token, (t, i) => value(best[i], t))).toEqual(Array.from(overall.activation))
  expect(Array.from(overall.activation)).toEqual(best.map(peak))
})

it('leaves places empty where nothing fires, and does not count BOS', () => {
  const values = Float32Array.of(9, 9, /* token */ 0, 0.5)
  const { byToken, overall } = strongestNeurons([values], Float32Array.of(1, 1))
  expect(Array.from(byToken.neuron.subarray(0, 2))).toEqual([1, noNeuron])
  expect(Array.from(overall.neuron.subarray(0, 2))).toEqual([1, noNeuron])
  expect(overall.activation[0]).toBe(0.5)
})
