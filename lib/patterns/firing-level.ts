/** Thresholds f of firing: a neuron fires at f where its activation is at least f M (methods §8). */
export const firingLevels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const

/** How many thresholds there are. */
export const nLevels = firingLevels.length

/** Steps of a stored activation in one M; what is stored is whole steps. */
export const stepsPerScale = 100

/** The least that is stored, and the largest step: what is above 2.55 M is stored as that. */
export const lowestStep = 10
export const highestStep = 255

/**
 * The largest whole number k of hundredths with activation >= (k / 100) M, at most 255; 0 below a tenth of M, and where M is not
 * positive. Compared as doubles, so that a step of 10 f says exactly that the activation reaches f M.
 */
export function stepOf(activation: number, scale: number): number {
  if (!(scale > 0) || !(activation >= 0.1 * scale)) return 0
  let step = Math.min(highestStep, Math.floor((activation / scale) * stepsPerScale))
  while (step < highestStep && activation >= ((step + 1) / stepsPerScale) * scale) step++
  while (activation < (step / stepsPerScale) * scale) step--
  return step
}

/** Places in `firingLevels` that a step reaches: 0 (none) .. 9. */
export const levelsReached = (step: number): number => Math.min(nLevels, Math.floor(step / 10))
