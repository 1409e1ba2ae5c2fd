import type { Moments } from '#lib/numeric/moments.ts'
import type { UnitKind } from '#lib/numeric/scan-partial.ts'

/** One entry of a top-K list: a unit and its largest activation. */
export interface TopRef {
  /** Ordinal of the document in the corpus. */
  document: number
  /** Row within the document; 0 for document units. */
  row: number
  /** Token index within the document, from 0 without BOS; BOS_TOKEN_INDEX for BOS. */
  token: number
  /** The activation. */
  activation: number
}

/** One sampled token of one neuron's reservoirs. */
export interface SampleRef {
  /** Sample bin, 0..63: quarter octaves from 2^-12 (lib/numeric/histogram-bins.ts). */
  bin: number
  /** Sample key, uint32; ascending within a bin. */
  key: number
  /** Ordinal of the document in the corpus. */
  document: number
  /** Token index within the document. */
  token: number
  /** The activation, > 0. */
  activation: number
}

/** The fold of a set of shards for one layer: all statistics of each neuron. */
export interface MergedLayer {
  /** Fingerprint shared by all merged partials. */
  readonly spec: string
  /** Neurons in the layer. */
  readonly dMlp: number
  /** Tokens counted, the same for each neuron. */
  readonly nTokens: number
  /** What a top-K entry stands for. */
  readonly unit: UnitKind
  /** Entries kept per neuron, at most. */
  readonly topK: number
  /** Shards contained, ascending. */
  readonly shards: readonly number[]
  /** Strongest units, at most topK, by (activation desc, document hash asc, ordinal asc, token asc). */
  topRefs(neuron: number): TopRef[]
  /** Counts by signed histogram bin, a fresh array, [1024]. */
  histogram(neuron: number): Float64Array
  /** Mean, variance, skewness, excess kurtosis from exact sums. */
  moments(neuron: number): Moments
  /** Smallest activation; +Infinity where there is no token. */
  min(neuron: number): number
  /** Largest activation; -Infinity where there is no token. */
  max(neuron: number): number
  /** Reservoir samples of positive activations, by bin, then in sample order. */
  samples(neuron: number): SampleRef[]
}

/** Reads merged bytes (finishMerge, mergePartials). Throws on other data; accessors throw a RangeError on a bad neuron. */
export declare function decodeMergedLayer(bytes: Uint8Array): MergedLayer
