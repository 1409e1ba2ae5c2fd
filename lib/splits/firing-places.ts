import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { stepsPerScale } from '#lib/patterns/firing-level.ts'
import type { Place } from '#lib/splits/divide-split.ts'
import { firesFrom } from '#lib/splits/firing.ts'

/** Where a neuron of the scale M fires among its strongest examples: of a rare one the last of those that are stored are texts without. */
export const firingPlaces = (strongest: readonly StrongestRef[], scale: number): Place[] =>
  strongest
    .filter(({ activation }) => activation >= (firesFrom / stepsPerScale) * scale)
    .map(({ document, token }) => ({ document, token }))
