import { packBundle, type TypedArray, unpackBundle } from '#lib/numeric/bundle.ts'

/** What one entry of a top-K list stands for: a whole document, or one row (context) of it. */
export type UnitKind = 'document' | 'row'

/** One document of a shard, as the scan and the sampling need it. */
export interface ShardDocument {
  /** Position in the corpus, from 0. */
  ordinal: number
  /** xxh64 of the UTF-8 text, unsigned 64 bits (lib/numeric/document-hash.ts). */
  hash: bigint
  /** Tokens, BOS not counted; 0 is allowed and leaves no trace. */
  nTokens: number
}

/** Everything one shard says about one layer at one hook site. Equal bytes on every machine of one instruction set. */
export interface ScanPartial {
  /** Fingerprint of what was scanned (run hash and layer, say); partials of different fingerprints never merge. */
  spec: string
  /** Shard number in the run, from 0. */
  shard: number
  /** Neurons in the layer. */
  dMlp: number
  /** Tokens that were counted, BOS only where it was included. */
  nTokens: number
  /** What a unit is. */
  unit: UnitKind
  /** Corpus ordinals of the shard's documents, ascending, [nDocuments]. */
  documents: Uint32Array
  /** Their hashes, [nDocuments]. */
  documentHashes: BigUint64Array
  /** Index into `documents` of each unit, [nUnits]. */
  unitDocument: Uint32Array
  /** Row within the document, from 0; always 0 for document units, [nUnits]. */
  unitRow: Uint32Array
  /** Largest activation in the unit, never -0, [nUnits, dMlp]. */
  unitMax: Float32Array
  /** First token of the document to reach it (BOS is none), [nUnits, dMlp]. */
  unitToken: Uint16Array | Uint32Array
  /** Signed histograms, sparse: lib/numeric/sparse-histogram.ts, one neuron after another. */
  histograms: Uint8Array
  /** Exact power sums: powers 1..4 on each grid of lib/numeric/exact-sum.ts, [dMlp, 4, nLanes]. */
  lanes: Float64Array
  /** Smallest activation, never -0; +Infinity where there is no token, [dMlp]. */
  min: Float32Array
  /** Sample keys of the sampled tokens, ascending in sample order (key, document hash, ordinal, token), [nSampled]. */
  sampleKey: Uint32Array
  /** Index into `documents` of each sampled token, [nSampled]. */
  sampleDocument: Uint32Array
  /** Token index within its document, [nSampled]. */
  sampleToken: Uint32Array
  /** Filled reservoir slots, 0..8, [dMlp, 64]. */
  sampleCount: Uint8Array
  /** Index into the sampled tokens of each filled slot, ascending within a bin, [sum of sampleCount]. */
  sampleRef: Uint16Array | Uint32Array
  /** Activation of each filled slot, > 0, [sum of sampleCount]. */
  sampleValue: Float32Array
}

const arrayNames = [
  'documents',
  'documentHashes',
  'unitDocument',
  'unitRow',
  'unitMax',
  'unitToken',
  'histograms',
  'lanes',
  'min',
  'sampleKey',
  'sampleDocument',
  'sampleToken',
  'sampleCount',
  'sampleRef',
  'sampleValue',
] as const

const magic = 'SCNP'
const version = 1

/** Packs a partial into one buffer. The bytes are a function of the partial's values alone. */
export function encodeScanPartial(partial: ScanPartial): Uint8Array<ArrayBuffer> {
  const { spec, shard, dMlp, nTokens, unit } = partial
  const arrays: Record<string, TypedArray> = {}
  for (const name of arrayNames) arrays[name] = partial[name]
  return packBundle(magic, version, { spec, shard, dMlp, nTokens, unit }, arrays)
}

/** Reads what encodeScanPartial wrote; arrays are views of `bytes` where alignment allows. Throws one line on other data. */
export function decodeScanPartial(bytes: Uint8Array): ScanPartial {
  // A plain view: unpackBundle copies unaligned bytes with slice(), which on a Node Buffer would not copy.
  const { meta, arrays } = unpackBundle(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), magic, version)
  const partial = { ...(meta as object), ...arrays } as unknown as ScanPartial
  const missing = arrayNames.find(name => !(name in partial))
  if (missing) throw new Error(`scan partial: wanted the array ${missing}, it is not there; scan the shard again`)
  return partial
}
