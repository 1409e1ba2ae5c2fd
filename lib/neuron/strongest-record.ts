import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** A unit (document or row) and the neuron's largest activation in it. */
export interface StrongestRef {
  /** Ordinal of the document. */
  document: number
  /** Index in the document of the token where the maximum falls. */
  token: number
  activation: number
}

const version = 1

/** Packs up to 1000 refs, strongest first, into NeuronProfile.strongest. */
export function encodeStrongest(refs: StrongestRef[]): Uint8Array<ArrayBuffer> {
  const out = createWriter(1 + refs.length * 9)
  out.u8(version)
  out.varint(refs.length)
  for (const { document, token, activation } of refs) {
    out.varint(document)
    out.varint(token)
    out.f32(activation)
  }
  return out.finish()
}

/** Reads NeuronProfile.strongest. */
export function decodeStrongest(bytes: Uint8Array): StrongestRef[] {
  const from = createReader(bytes)
  expectVersion(from, 'strongest examples', version)
  return Array.from({ length: from.varint() }, () => ({
    document: from.varint(),
    token: from.varint(),
    activation: from.f32(),
  }))
}
