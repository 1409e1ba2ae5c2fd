import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

/** Bits that say what a window is wanted for. */
export const windowFlags = {
  /** A strongest example: more text around it is kept. */
  strongest: 1,
  /** One of the strongest of its kind of text. */
  domain: 2,
  /** One of the random tokens, wanted for every neuron. */
  random: 4,
} as const

/** Windows of per-token activations to be collected; one entry a window, [n]. */
export interface WindowRequests {
  layer: Uint16Array
  neuron: Uint32Array
  /** Ordinal of the document, and index in it of the token that the window is about. */
  document: Uint32Array
  token: Uint32Array
  flags: Uint8Array
  /** For a strongest example: how many of the stored ones show its text, itself included. */
  copies: Uint16Array
  /** The activation that the scan found there. */
  expected: Float32Array
}

/** What is to be collected from one shard. */
export interface ShardRequests {
  windows: WindowRequests
  /** Random tokens in this shard, wanted for every neuron: ordinals and token indices, [n]. */
  randomDocument: Uint32Array
  randomToken: Uint32Array
}

/** How far a window reaches before and after its token, inside the token's row. */
export const windowReach = (flags: number): { before: number; after: number } => {
  if (flags & windowFlags.strongest) return { before: 192, after: 63 }
  return flags & windowFlags.domain ? { before: 32, after: 10 } : { before: 50, after: 10 }
}

/** Requests with room for `n` windows. */
export const emptyRequests = (n: number): WindowRequests => ({
  layer: new Uint16Array(n),
  neuron: new Uint32Array(n),
  document: new Uint32Array(n),
  token: new Uint32Array(n),
  flags: new Uint8Array(n),
  copies: new Uint16Array(n),
  expected: new Float32Array(n),
})

const MAGIC = 'WREQ'
const VERSION = 2

/** Packs a shard's requests for the `request` partial. */
export const encodeRequests = ({ windows, randomDocument, randomToken }: ShardRequests): Uint8Array =>
  packBundle(MAGIC, VERSION, null, { ...windows, randomDocument, randomToken })

/** Reads a `request` partial. */
export const decodeRequests = (bytes: Uint8Array): ShardRequests => {
  const { randomDocument, randomToken, ...windows } = unpackBundle(bytes, MAGIC, VERSION).arrays
  return { windows: windows as unknown as WindowRequests, randomDocument, randomToken } as ShardRequests
}
