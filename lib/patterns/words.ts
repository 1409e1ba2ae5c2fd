import type { Badge, Criterion } from '#lib/patterns/badge.ts'
import type { StringKind } from '#lib/patterns/causal-string.ts'

/** What a page calls a badge. */
export const badgeWords: Record<Badge, string> = {
  verified: 'verified',
  'verified-token': 'verified token neuron',
  'held-out': 'held-out',
  candidate: 'candidate',
  refuted: 'refuted',
  insufficient: 'insufficient',
}

/** One sentence on what a badge says. */
export const badgeSentences: Record<Badge, string> = {
  verified: 'The experiment and held-out text agree, and the pattern says more than any single token does.',
  'verified-token': 'The experiment and held-out text agree; a single token says as much as the pattern.',
  'held-out': 'Held-out text agrees; no experiment was made.',
  candidate: 'Held-out text does not bear it out far enough.',
  refuted: 'The experiment did not bear it out.',
  insufficient: 'Fewer than 20 matches or 20 firings on held-out text.',
}

/** What a page calls a condition. */
export const criterionWords: Record<Criterion['key'], string> = {
  sensitivity: 'strings that match fire',
  specificity: 'near-misses stay silent',
  precision: 'precision on held-out text',
  recall: 'recall on held-out text',
  gain: 'F1 above the best single token',
  discovery: 'a discovery among all patterns tried',
}

/** What a page calls strings made in one way. */
export const stringWords: Record<StringKind, string> = {
  corpus: 'found in held-out text',
  sampled: 'drawn from the pattern, after other text',
  prefix: 'a found match after other text',
  delete: 'a character deleted',
  substitute: 'a character replaced',
  case: 'a letter’s case flipped',
  digit: 'a digit made a letter',
  space: 'a space put in',
  reorder: 'two characters exchanged',
  context: 'the same token after other text',
}
