import type { ModelRef } from '#lib/inference/read-model.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'

/** One text to read, and what is asked of it. Plain data and typed arrays: it goes to a thread. */
export interface LiveJob {
  model: ModelRef
  /** Ids that are tokens: 0 .. vocabSize - 1; above is padding. */
  vocabSize: number
  site: HookSite
  /** Token ids without BOS, at least one and at most nCtx - 1. */
  tokens: Uint16Array
  /** The neuron whose activation on each token is wanted; null for none. */
  neuron: NeuronId | null
  /** Each neuron's M, [nLayers * dMlp], 0 where it is not to be ranked, to find the strongest neurons by; null for none. */
  scales: Float32Array | null
  /** Whether next tokens and log-probs are wanted. */
  predictions: boolean
}

/** The strongest neurons, activation / M the largest first. Places that stay empty have index 0xffffffff. */
export interface Strongest {
  /** Of each token, [tokens, listed]: layer * dMlp + neuron, and its activation. */
  byToken: { neuron: Uint32Array; activation: Float32Array }
  /** Of the whole text, each neuron once, [listed]: also the index of the token where it is strongest. */
  overall: { neuron: Uint32Array; activation: Float32Array; token: Uint32Array }
}

/** What the model expected. Natural logs of probabilities. */
export interface Predictions {
  /** Of each token given what stands before it, [tokens]. */
  logProb: Float32Array
  /** The likeliest next tokens behind BOS and behind each token, [tokens + 1, listed]. */
  ids: Uint16Array
  logProbs: Float32Array
}

/** What was asked of a text; null what was not. */
export interface LiveResult {
  /** The neuron's activation on each token, [tokens]. */
  activations: Float32Array | null
  strongest: Strongest | null
  predictions: Predictions | null
}

/** Neurons and next tokens listed for each token. */
export const listed = 10

/** Marks an empty place in a list of neurons. */
export const noNeuron = 0xffffffff
