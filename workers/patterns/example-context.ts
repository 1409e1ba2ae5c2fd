/** A stored strong example of a neuron, as synthesis reads it. */
export interface ExampleContext {
  /** Tokens of its row up to the firing one, in order; at most `mostContext` + 1. */
  tokens: Uint16Array
  /** The neuron's activation on the last of them, in its whole context. */
  activation: number
  /** Place of its reason, 0 where there is one or none is known. */
  cluster: number
}

/** Tokens before the firing one that an example may need, at most. */
export const mostContext = 20
