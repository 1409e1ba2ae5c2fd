/** Text that a predicate is held against one neuron on: rows (pieces of documents, as the model reads them) one after another. */
export interface ScoredText {
  /** Token ids, activations of the neuron, and 1 where the predicate holds, else 0; [nTokens]. */
  tokens: Uint16Array
  activations: Float32Array
  marks: Uint8Array
  /** Place of each row's first token, and the number of tokens last, [nRows + 1]. */
  starts: Uint32Array
  /** Group of each row's document, 0 .. 15: errors leave out one group at a time, [nRows]. */
  groups: Uint8Array
}
