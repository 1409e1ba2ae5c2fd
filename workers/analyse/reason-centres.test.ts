import { expect, test } from 'vitest'
import { plainPoints } from '#lib/analysis/plain-points.ts'
import { reasonOf } from '#lib/analysis/tell-reason.ts'
import { decodeCentres, encodeCentres } from '#workers/analyse/reason-centres.ts'

test('centres come back in order, with gaps where a neuron has none', () => {
  const two = { k: 2, directions: Float32Array.of(1, 0, 0, 1), reach: [1, 0.5] }
  const one = { k: 1, directions: Float32Array.of(0.6, 0.8), reach: [0.25] }
  const back = decodeCentres(encodeCentres([null, two, null, one], 2))
  expect(back.map(own => own?.k)).toEqual([undefined, 2, undefined, 1])
  expect(back[1]).toEqual(two)
  expect(back[3]!.directions[1]).toBeCloseTo(0.8, 6)
  // An example like those at the end of a cluster's reach still belongs to it, whatever float32 did to it.
  expect(reasonOf(plainPoints, back[1]!, [3, 1e-5])).toBe(0)
  expect(reasonOf(plainPoints, back[1]!, [3, 1])).toBe(2)
  expect(reasonOf(plainPoints, back[1]!, [1, 2])).toBe(1)
})
