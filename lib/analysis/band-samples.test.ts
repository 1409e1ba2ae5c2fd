import { describe, expect, test } from 'vitest'
import { addBandSamples, bandSamplesOf, createBandSamples, mergeBandSamples } from '#lib/analysis/band-samples.ts'
import { bandOf, nBands } from '#lib/analysis/purity.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

const random = seededRandom(14)
const n = 900
const scale = [1, 2, Number.NaN]
const activations = Float32Array.from({ length: n * 3 }, () => 2.4 * random() ** 3 - 0.1)
/** Few different keys, so that slots must decide among equals. */
const keys = Uint32Array.from({ length: n }, () => Math.floor(random() * 50))
const sampled = (parts: [number, number][]) => {
  const samples = createBandSamples(scale, 12)
  for (const [from, to] of parts)
    addBandSamples(samples, activations.slice(from * 3, to * 3), keys.slice(from, to), from)
  return samples
}
const kept = (samples: ReturnType<typeof sampled>) =>
  [0, 1, 2].map(neuron => Array.from({ length: nBands }, (_, band) => bandSamplesOf(samples, neuron, band)))
const whole = sampled([[0, n]])

describe('band samples', () => {
  test('are the tokens of the band with the smallest keys, then slots', () => {
    for (const neuron of [0, 1])
      for (let band = 0; band < nBands; band++) {
        const all = [...keys.keys()]
          .map(slot => ({ slot, key: keys[slot], activation: activations[slot * 3 + neuron] }))
          .filter(({ activation }) => bandOf(activation / scale[neuron]) === band)
          .sort((a, b) => a.key - b.key || a.slot - b.slot)
        expect(bandSamplesOf(whole, neuron, band)).toEqual(all.slice(0, 12))
        expect(whole.counts[neuron * nBands + band]).toBe(all.length)
        const mass = all.reduce((sum, { activation }) => sum + activation / scale[neuron], 0)
        expect(whole.mass[neuron * nBands + band]).toBeCloseTo(mass, 4)
      }
  })

  test('are the same in any order and grouping, mass to the bit', () => {
    const other = sampled([
      [500, n],
      [0, 200],
    ])
    mergeBandSamples(other, sampled([[200, 500]]))
    expect(kept(other)).toEqual(kept(whole))
    expect([other.counts, other.mass]).toEqual([whole.counts, whole.mass])
  })

  test('of a dead neuron are none; other scales do not merge', () => {
    expect(kept(whole)[2].every(band => band.length === 0)).toBe(true)
    expect(() => mergeBandSamples(whole, createBandSamples([1, 1, 1], 12))).toThrow('same bands')
  })
})
