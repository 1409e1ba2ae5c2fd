import type { TokenSums } from '#lib/scores/token-sums.ts'

/** A simulated activation: the mean where the predicate holds, and where it does not (methods.md §14). */
export interface Simulation {
  held: number
  other: number
}

/** The simulation that train text gives; null where the predicate holds on all of its tokens or on none, or changes nothing. */
export function fitSimulation({ n, held, sum, heldSum }: TokenSums): Simulation | null {
  if (held === 0 || held === n) return null
  const simulation = { held: heldSum / held, other: (sum - heldSum) / (n - held) }
  return simulation.held === simulation.other ? null : simulation
}

/**
 * Pearson's correlation of activation and simulation. The simulation has two values, so it is that of activation and predicate, with
 * the sign of what train text said. Null where the predicate or the activation is constant.
 */
export function simulatedCorrelation({ n, held, sum, squares, heldSum }: TokenSums, by: Simulation): number | null {
  const variance = n * squares - sum * sum
  const chance = held * (n - held)
  // What rounding leaves of the variance of a constant is none.
  if (chance <= 0 || variance <= 1e-12 * n * squares) return null
  const r = (n * heldSum - sum * held) / Math.sqrt(variance * chance)
  return Math.max(-1, Math.min(1, by.held > by.other ? r : -r))
}

/** 1 - MSE / variance of the simulation on a text, at most 1 and below 0 where the mean would do better; null where nothing varies. */
export function explainedVariance({ n, held, sum, squares, heldSum }: TokenSums, by: Simulation): number | null {
  const variance = squares - (sum * sum) / Math.max(1, n)
  if (n === 0 || variance <= 1e-12 * squares) return null
  const inner = by.held * heldSum + by.other * (sum - heldSum)
  const error = squares - 2 * inner + by.held ** 2 * held + by.other ** 2 * (n - held)
  return Math.min(1, 1 - error / variance)
}
