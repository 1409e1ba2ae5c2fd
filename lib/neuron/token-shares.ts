import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** A token's part in a neuron's firing. */
export interface FiringToken {
  token: number
  /** Its share of the activation of all firings, 0..1. */
  share: number
  /** Firings on it. */
  count: number
}

/** The tokens a neuron fires on, in the reference sample. */
export interface FiringTokens {
  /** Firings in all, and different tokens among them. */
  firings: number
  distinct: number
  /** Largest shares first. */
  top: FiringToken[]
}

const version = 1

/** Packs the record NeuronDetail `tokens`. */
export function encodeFiringTokens({ firings, distinct, top }: FiringTokens): Uint8Array<ArrayBuffer> {
  const out = createWriter(16 + 10 * top.length)
  out.u8(version)
  out.varint(firings)
  out.varint(distinct)
  out.varint(top.length)
  for (const { token, share, count } of top) {
    out.u16(token)
    out.f32(share)
    out.varint(count)
  }
  return out.finish()
}

/** Reads the record NeuronDetail `tokens`. */
export function decodeFiringTokens(bytes: Uint8Array): FiringTokens {
  const from = createReader(bytes)
  expectVersion(from, 'firing tokens', version)
  const [firings, distinct, length] = [from.varint(), from.varint(), from.varint()]
  const top = Array.from({ length }, () => ({ token: from.u16(), share: from.f32(), count: from.varint() }))
  return { firings, distinct, top }
}
