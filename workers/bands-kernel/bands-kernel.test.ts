import { expect, test } from 'vitest'
import { addBandSamples, createBandSamples } from '#lib/analysis/band-samples.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { createFastBands } from '#workers/bands-kernel/bands-kernel.ts'

/** More neurons than a block and not a multiple of it, rows longer than a tile; a dead neuron, and one with a tiny scale. */
const dMlp = 37
const scale = Float64Array.from({ length: dMlp }, (_, i) => (i === 5 ? Number.NaN : i === 6 ? 1e-6 : 0.5 + i / 10))
const random = seededRandom(4)
const normal = normalFrom(random)

test.each([7, 100])('the kernel fills lists of %i as the plain words do, to the bit', k => {
  const plain = createBandSamples(scale, k)
  const fast = createFastBands(scale, 300, k)
  let first = 0
  for (const nTokens of [1, 300, 3, 128, 255, 300]) {
    const activations = Float32Array.from({ length: nTokens * dMlp }, () => Math.max(-0.2, normal()))
    // Few keys, so that slots must decide; the largest and the smallest key among them.
    const keys = Uint32Array.from({ length: nTokens }, () => Math.floor(random() * 6) * 0x3333_3333)
    addBandSamples(plain, activations, keys, first)
    fast.add(activations, keys, first)
    first += nTokens
  }
  expect(plain.counts.reduce((sum, count) => sum + count)).toBeGreaterThan(10_000)
  expect(fast.samples).toEqual(plain)
})

test('more tokens at once than were announced are refused', () => {
  const fast = createFastBands([1], 4)
  expect(() => fast.add(new Float32Array(5), new Uint32Array(5), 0)).toThrow('at most 4 tokens')
})
