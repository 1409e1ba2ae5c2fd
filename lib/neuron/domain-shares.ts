import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** A kind of text: its share of a neuron's activation and of the tokens it was measured on, 0..1. */
export interface DomainShare {
  domain: string
  share: number
  base: number
}

const version = 1

/** Kinds of text kept, at most: those with the largest shares. */
const kept = 24

/** Packs the record NeuronDetail `domains`, largest shares first, of equals by name. */
export function encodeDomainShares(shares: readonly DomainShare[]): Uint8Array<ArrayBuffer> {
  const sorted = shares.toSorted((a, b) => b.share - a.share || (a.domain < b.domain ? -1 : 1)).slice(0, kept)
  const out = createWriter(32 * sorted.length + 8)
  out.u8(version)
  out.varint(sorted.length)
  for (const { domain, share, base } of sorted) {
    const name = new TextEncoder().encode(domain)
    out.varint(name.length)
    out.bytes(name)
    out.f32(share)
    out.f32(base)
  }
  return out.finish()
}

/** Reads the record NeuronDetail `domains`. */
export function decodeDomainShares(bytes: Uint8Array): DomainShare[] {
  const from = createReader(bytes)
  expectVersion(from, 'domain shares', version)
  const words = new TextDecoder()
  return Array.from({ length: from.varint() }, () => ({
    domain: words.decode(from.bytes(from.varint())),
    share: from.f32(),
    base: from.f32(),
  }))
}
