import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** A place in the sample and what the neuron adds there to the logit of the token that comes next. */
export interface Contribution {
  /** Ordinal of the document. */
  document: number
  /** Index in the document of the token at which the neuron is read. */
  token: number
  /** n . L[next] / sigma_f (methods §5), in logits; below 0 where it speaks against the token that comes. */
  value: number
  /** Tokens up to that one in its row, at most `contextTokens`, that one last. */
  context: Uint16Array
  /** The token that comes next. */
  next: number
}

/** Where a neuron helps and where it hurts most. */
export interface Contributions {
  /** Largest first, all above 0, one a document. */
  raised: Contribution[]
  /** Smallest first, all below 0, one a document. */
  lowered: Contribution[]
}

/** Tokens of text kept of a place. */
export const contextTokens = 8

const version = 1

/** Packs the record NeuronDetail `contribution`. */
export function encodeContributions({ raised, lowered }: Contributions): Uint8Array<ArrayBuffer> {
  const out = createWriter(1024)
  out.u8(version)
  for (const list of [raised, lowered]) {
    out.varint(list.length)
    for (const { document, token, value, context, next } of list) {
      out.varint(document)
      out.varint(token)
      out.f32(value)
      out.varint(context.length)
      for (const id of context) out.u16(id)
      out.u16(next)
    }
  }
  return out.finish()
}

/** Reads the record NeuronDetail `contribution`. */
export function decodeContributions(bytes: Uint8Array): Contributions {
  const from = createReader(bytes)
  expectVersion(from, 'contributions', version)
  const list = (): Contribution[] =>
    Array.from({ length: from.varint() }, () => ({
      document: from.varint(),
      token: from.varint(),
      value: from.f32(),
      context: Uint16Array.from({ length: from.varint() }, () => from.u16()),
      next: from.u16(),
    }))
  return { raised: list(), lowered: list() }
}
