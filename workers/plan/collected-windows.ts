import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

/** Collected windows of one layer from one shard; one entry a window, [n]. */
export interface CollectedWindows {
  neuron: Uint32Array
  /** Ordinal of the document, index in it of the token the window is about, and that token's id. */
  document: Uint32Array
  token: Uint32Array
  tokenId: Uint16Array
  /** As in WindowRequests. */
  flags: Uint8Array
  copies: Uint16Array
  /** The activation on the token. */
  activation: Float32Array
  /** Index in the document of the window's first token. */
  start: Uint32Array
  /** Activations at level 0 and 255. */
  low: Float32Array
  high: Float32Array
  /** Where the window's levels begin in `levels`; one more than windows, the last is their total, [n + 1]. */
  offset: Uint32Array
  /** Quantised activations, one byte a token. */
  levels: Uint8Array
}

const MAGIC = 'WCOL'
const VERSION = 2

/** Packs a `collect` partial. */
export const encodeCollected = (windows: CollectedWindows): Uint8Array =>
  packBundle(MAGIC, VERSION, null, { ...windows })

/** Reads a `collect` partial. */
export const decodeCollected = (bytes: Uint8Array): CollectedWindows =>
  unpackBundle(bytes, MAGIC, VERSION).arrays as unknown as CollectedWindows
