import { exactLimit, nLanes } from '#lib/numeric/exact-sum.ts'

/** Lanes of one neuron's power sums: powers 1..4 on each grid, [4, nLanes]. */
export const lanesPerNeuron = 4 * nLanes

/**
 * Makes the lanes of all neurons canonical, in place, [n, 4, nLanes]: all NaN where the sum of x^4 left the range in which
 * sums are exact. It only grows, and bounds the other powers, so the outcome does not depend on the order of adding.
 */
export function limitPowerSums(lanes: Float64Array): Float64Array {
  for (let at = 0; at < lanes.length; at += lanesPerNeuron)
    if (!(lanes[at + 3 * nLanes] < exactLimit)) lanes.fill(Number.NaN, at, at + lanesPerNeuron)
  return lanes
}
