import type { ModelRef } from '#lib/inference/read-model.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { TokenRef } from '#workers/analyse/wanted-tokens.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** A layer whose neurons' samples are to be drawn. */
export interface SamplesInput {
  model: ModelRef
  layer: number
  /** The run's site. */
  site: HookSite
  nCtx: number
  /** The reference sample. */
  documents: TokenDocument[]
  /** The corpus' random tokens, and the documents that hold them. */
  random: { documents: TokenDocument[]; tokens: TokenRef[]; nTokens: number }
  /** M of each neuron, NaN for the dead. */
  scales: Float64Array
}
