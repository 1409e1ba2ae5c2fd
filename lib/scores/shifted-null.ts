import { type Simulation, simulatedCorrelation } from '#lib/scores/simulation.ts'
import { addTokens, noTokens } from '#lib/scores/token-sums.ts'

/** Shifts that the null is taken over. */
export const nullShifts = 200

/** Least shift, as a share of the text: nearer ones would still find what stands beside each other. */
const leastShare = 0.05

/**
 * What the correlation would be by chance: the 95th percentile of that of the same activations with the predicate's places moved along the
 * text, all by one random distance (the end follows the beginning). Whether it holds stays as clustered as it is. Null
 * where the correlation is.
 */
export function shiftedNull(
  activations: Float32Array,
  marks: Uint8Array,
  by: Simulation,
  random: () => number,
): number | null {
  const n = activations.length
  const sums = addTokens(noTokens(), activations, marks)
  if (simulatedCorrelation(sums, by) === null) return null
  const places = Uint32Array.from([...marks.keys()].filter(i => marks[i] !== 0))
  const values = new Float64Array(nullShifts)
  for (let i = 0; i < nullShifts; i++) {
    const shift = Math.floor(n * (leastShare + random() * (1 - 2 * leastShare)))
    let heldSum = 0
    for (const place of places) heldSum += activations[(place + shift) % n]
    values[i] = simulatedCorrelation({ ...sums, heldSum }, by) ?? 0
  }
  return values.sort()[Math.ceil(0.95 * nullShifts) - 1]
}
