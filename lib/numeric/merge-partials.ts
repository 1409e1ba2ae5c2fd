import type { ScanPartial } from '#lib/numeric/scan-partial.ts'

/** Options of a merge. */
export interface MergeOptions {
  /** Entries kept per neuron; 1000 where not given. */
  topK?: number
}

/** Running fold of partials of one layer; memory is the merged state alone. */
export interface LayerMerge {
  /** Shards contained so far. */
  readonly shards: ReadonlySet<number>
}

/** An empty fold. */
export declare function createMerge(options?: MergeOptions): LayerMerge

/** Adds a partial; false where its shard was already in. Throws one line on another spec or shape. */
export declare function addPartial(merge: LayerMerge, partial: ScanPartial): boolean

/** Adds all of `bytes`' (a finished merge's) shards; false where all were in already. Throws where only some were. */
export declare function addMerged(merge: LayerMerge, bytes: Uint8Array): boolean

/** The canonical bytes: equal for any order, tree or repetition of the same set of shards. Throws on an empty fold. */
export declare function finishMerge(merge: LayerMerge): Uint8Array

/** Folds encoded partials one at a time (an async generator keeps memory at one partial) into merged bytes. */
export declare function mergePartials(
  partials: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options?: MergeOptions,
): Promise<Uint8Array>
