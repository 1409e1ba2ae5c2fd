import type { ScanPartial, ShardDocument, UnitKind } from '#lib/numeric/scan-partial.ts'
import type { KernelState, ScanKernel } from '#workers/kernel/scan-kernel.ts'

/** What an accumulator is made for: one layer at one hook site over one shard. */
export interface AccumulatorOptions {
  /** From loadKernel() or createJsKernel(); one a thread, shared by the layers. */
  kernel: ScanKernel
  /** Fingerprint written into the partial; merging compares it. */
  spec: string
  /** Shard number, from 0. */
  shard: number
  /** Neurons in the layer, >= 1. */
  dMlp: number
  /** The shard's documents in ascending order of ordinal. */
  documents: readonly ShardDocument[]
  /** One top-K entry per document, or per row. */
  unit: UnitKind
  /** Tokens of a full row without BOS: nCtx - 1. */
  tokensPerRow: number
  /** Whether each row's activations begin with the BOS position and it counts (neuroscope_compat). */
  includeBos: boolean
}

/** Running state of one layer over one shard; see createAccumulator, addRow, finishPartial. */
export interface Accumulator {
  readonly options: AccumulatorOptions
  readonly state: KernelState
}

/** An empty accumulator. Throws when the documents are out of order or a size is not positive. */
export declare function createAccumulator(options: AccumulatorOptions): Accumulator

/**
 * Adds one row: `activations` [n, dMlp], n = the row's tokens (tokensPerRow, fewer in the last row), plus 1 with includeBos;
 * `documentIndex` counts within the shard, `row` within the document. Rows may come in any order, each once.
 * Throws on a wrong length, a repeated row, and NaN or Inf (naming neuron and token).
 */
export declare function addRow(a: Accumulator, documentIndex: number, row: number, activations: Float32Array): void

/** Ends the shard: the partial, canonical. Throws when rows are missing. The accumulator must not be used afterwards. */
export declare function finishPartial(accumulator: Accumulator): ScanPartial
