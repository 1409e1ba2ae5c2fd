import type { ClaimKind } from '#lib/claims/kinds.ts'

/** A kind of claim as a word. */
export const kindWords: Record<ClaimKind, string> = {
  description: 'Description',
  tag: 'Tag',
  family: 'Family',
  split: 'Split',
  regex: 'Pattern',
  relation: 'Relation',
}

/** What a kind of claim says, in a line, for whoever chooses one. */
export const kindSentences: Record<ClaimKind, string> = {
  description: 'What neurons fire on, in words.',
  tag: 'A short label that others can search for.',
  family: 'Neurons that do the same but for one parameter, such as the digit.',
  split: 'One neuron whose feature several of a larger model share.',
  regex: 'Neurons fire where a regular expression matches.',
  relation: 'What one neuron is to another.',
}
