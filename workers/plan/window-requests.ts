import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

/** Bits that say what a window is wanted for. */
export const windowFlags = {
  /** A strongest example: more text around it is kept. */
  strongest: 1,
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
export const windowReach = (flags: number): { before: number; after: number } =>
  flags & windowFlags.strongest ? { before: 192, after: 63 } : { before: 50, after: 10 }

/** Requests with room for `n` windows. */
export const emptyRequests = (n: number): WindowRequests => ({
  layer: new Uint16Array(n),
  neuron: new Uint32Array(n),
  document: new Uint32Array(n),
  token: new Uint32Array(n),
  flags: new Uint8Array(n),
  expected: new Float32Array(n),
})

/** The windows at the places `indices`, in that order. */
export const pickRequests = (from: WindowRequests, indices: readonly number[]): WindowRequests => {
  const picked = emptyRequests(indices.length)
  for (const name of Object.keys(picked) as (keyof WindowRequests)[]) {
    for (let i = 0; i < indices.length; i++) picked[name][i] = from[name][indices[i]]
  }
  return picked
}

const MAGIC = 'WREQ'
const VERSION = 1

/** Packs a shard's requests for the `request` partial. */
export const encodeRequests = ({ windows, randomDocument, randomToken }: ShardRequests): Uint8Array =>
  packBundle(MAGIC, VERSION, null, { ...windows, randomDocument, randomToken })

/** Reads a `request` partial. */
export const decodeRequests = (bytes: Uint8Array): ShardRequests => {
  const { layer, neuron, document, token, flags, expected, ...random } = unpackBundle(bytes, MAGIC, VERSION).arrays
  return { windows: { layer, neuron, document, token, flags, expected }, ...random } as ShardRequests
}
