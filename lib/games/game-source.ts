/** A neuron fires in a text with a token of at least this share of M. */
export const firesFrom = 0.1

/** A stored piece of text with a neuron's activations, from which items are made. */
export interface GameText {
  /** Ordinal of the document, and index in it of the first token. */
  document: number
  start: number
  /** Token ids and activations, [n]. */
  ids: readonly number[]
  activations: readonly number[]
  /** Place in the text of the token it was stored for. */
  focus: number
}

/** What items about one neuron are made of. */
export interface GameSource {
  /** M. */
  scale: number
  /** Strongest first, then those of lower intervals. */
  firing: readonly GameText[]
  /** How many of `firing` are strongest examples. */
  strongest: number
  /** Random tokens, and those of the lowest interval. */
  others: readonly GameText[]
  /** Strongest texts of another neuron that peaks on one of this one's tokens; none where there is no such neuron. */
  intruders: readonly GameText[]
}
