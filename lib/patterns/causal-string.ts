import { type EditKind, editKinds } from '#lib/patterns/edits.ts'

/** How a string that must fire was made: found in held-out text, drawn from the pattern, or a found match after other text. */
export const positiveKinds = ['corpus', 'sampled', 'prefix'] as const

/** How a string that must stay silent was made: by an edit of a match, or with the matched token after other text. */
export const negativeKinds = [...editKinds, 'context'] as const

/** How a string of a causal test was made. */
export type StringKind = (typeof positiveKinds)[number] | EditKind | 'context'

/** All kinds, those that must fire first; stored strings hold places in this list. */
export const stringKinds: readonly StringKind[] = [...positiveKinds, ...negativeKinds]

/** Whether a string of this kind is predicted to fire. */
export const mustFire = (kind: StringKind): boolean => (positiveKinds as readonly string[]).includes(kind)

/** A string of a causal test. */
export interface CausalString {
  kind: StringKind
  /** Its tokens, BOS not included; the prediction is about the last one. */
  tokens: Uint16Array
  /** Place among the held-out documents of the one it was made from. */
  document: number
  /** Place in the test of the string it is an edit of; -1 where it is none. */
  source: number
}
