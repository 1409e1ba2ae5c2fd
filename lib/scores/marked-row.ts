/** A row of text, as the model reads it at once, whose tokens are to be marked. */
export interface MarkedRow {
  /** Ids without BOS: the first one stands at position 1. */
  tokens: Uint16Array
  /** Kind of text its document is of. */
  domain: string
}

/** What a marker needs of a tokenizer. */
export interface Vocabulary {
  vocabSize: number
  tokenBytes(id: number): Uint8Array
}
