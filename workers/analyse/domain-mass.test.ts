import { expect, test } from 'vitest'
import { domainMass } from '#workers/analyse/domain-mass.ts'

test('the domain with the largest share of the activation over firings; none for a neuron that never fires', () => {
  const activations = Float32Array.of(0.9, 5, 3, 5, 1, 5, 1, 5)
  const thresholds = Float32Array.of(1, Number.POSITIVE_INFINITY)
  expect(domainMass(activations, [0, 1, 0, 0], 2, thresholds)).toEqual([
    { domain: 1, share: 0.6, shares: Float64Array.of(0.4, 0.6) },
    null,
  ])
})
