/** Which of a neuron's ranked examples are wanted. */
export interface RankedChoice {
  /** First and last rank, from 1, both included. */
  from: number
  to: number
  /** Reason they are to have, from 0; null for any. */
  reason: number | null
}

/** Examples listed at once. */
export const mostListed = 20

/** Reasons are named A to J, the largest first; there are never more than 10. */
export const reasonLetter = (reason: number): string => String.fromCharCode(65 + reason)

/** The reason a letter names, from 0; null for any other word. */
export const reasonOfLetter = (letter: string): number | null =>
  /^[A-J]$/.test(letter) ? letter.charCodeAt(0) - 65 : null

/** Places (rank - 1) of all examples of a choice, in order. `assigned`: reason by place; any other number stands for none. */
export function chosenPlaces(assigned: ArrayLike<number>, { from, to, reason }: RankedChoice): number[] {
  const places: number[] = []
  for (let place = Math.max(0, from - 1); place < Math.min(to, assigned.length); place++)
    if (reason === null || assigned[place] === reason) places.push(place)
  return places
}

/** At most `most` of the items, evenly spread, the first and the last among them. */
export function evenlySpread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / Math.max(1, most - 1))])
}
