import type { SlotAtom } from '#lib/patterns/slot-atom.ts'

/** One place of a token pattern, and what may lie between it and the place on its right. */
export interface Slot {
  atom: SlotAtom
  /** Other tokens that may stand between, at most, and the characters that `.{0,n}` allows for them. */
  gap: number
  characters?: number
}

/** A pattern over tokens: its slots from the firing token leftwards; the gap of the first is 0. */
export type TokenPattern = readonly Slot[]

/** Size |R|: literals, classes and gaps. */
export const patternSize = (pattern: TokenPattern): number =>
  pattern.reduce((sum, { atom, gap }) => sum + atom.size + (gap > 0 ? 1 : 0), 0)

/** The regular expression that stands for it. It sees bytes where the token pattern sees tokens, so the two may differ. */
export const patternSource = (pattern: TokenPattern): string =>
  pattern
    .toReversed()
    .map(({ atom, gap, characters = gap }) => atom.source + (gap > 0 ? `.{0,${characters}}` : ''))
    .join('')

/** Whether the tokens up to and with `slot`, of which `before` stand left of it, match; of a gap, the shortest way is taken. */
export function matchesAt(pattern: TokenPattern, tokens: Uint16Array, slot: number, before: number): boolean {
  let at = slot
  for (let i = 0; i < pattern.length; i++) {
    const { atom, gap } = pattern[i]
    if (i > 0) at--
    const last = i === 0 ? at : at - gap
    while (at >= last && slot - at <= before && atom.members[tokens[at]] === 0) at--
    if (at < last || slot - at > before) return false
  }
  return true
}
