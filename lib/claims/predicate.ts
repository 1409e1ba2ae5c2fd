/** Something about a token of a text that is not made of other conditions. */
export type Condition =
  /** The token, or the one before it, is one of these; written as they stand in text, a leading space included. */
  | { type: 'tokens' | 'previous-tokens'; tokens: string[] }
  /** A match of a pattern of the site's language ends inside the token. */
  | { type: 'regex'; pattern: string; ignoreCase: boolean; wholeWord: boolean }
  /** The text is of one of these kinds. */
  | { type: 'domain'; domains: string[] }
  /** The token stands at one of these positions of what the model reads, the first token at 1, both ends included; no `to`: to the end. */
  | { type: 'positions'; from: number; to?: number | undefined }

/** When a claim says that its neurons fire, so that it can be scored on held-out text (methods.md §14). */
export type Predicate =
  | Condition
  /** All of these hold, or any of them. */
  | { type: 'and' | 'or'; of: Predicate[] }
  /** This one does not hold. */
  | { type: 'not'; of: Predicate }

/** Conditions that a predicate is made of, in order. */
export function conditionsOf(predicate: Predicate): Condition[] {
  if (predicate.type === 'not') return conditionsOf(predicate.of)
  return 'of' in predicate ? predicate.of.flatMap(conditionsOf) : [predicate]
}
