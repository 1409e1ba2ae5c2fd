import { expect, test } from 'vitest'
import { addBandSamples, createBandSamples } from '#lib/analysis/band-samples.ts'
import { nBands } from '#lib/analysis/purity.ts'
import { bandMembers } from '#workers/analyse/band-members.ts'

test('every kept token leads to its bands, and those of unwanted neurons are left out', () => {
  const scales = Float64Array.of(1, 1)
  const samples = createBandSamples(scales, 2)
  // Neuron 0 in the top band on slots 0, 2 and 3, of which the two smallest keys stay; neuron 1 low on slot 1.
  addBandSamples(samples, Float32Array.of(1, 0, 0, 0.01, 1, 0, 1, 0), [5, 1, 9, 3], 0)
  const site = { site: 'mid' as const, scales, samples }
  const members = ({ starts, lists }: ReturnType<typeof bandMembers>) =>
    [0, 1, 2, 3].map(slot => [...lists.subarray(starts[slot], starts[slot + 1])])
  const top = nBands - 1
  expect(members(bandMembers([site], 4, () => true))).toEqual([[top], [nBands], [], [top]])
  const second = 2 * nBands + top
  expect(members(bandMembers([site, { ...site, site: 'post' }], 4, neuron => neuron === 0))).toEqual([
    [top, second],
    [],
    [],
    [top, second],
  ])
})
