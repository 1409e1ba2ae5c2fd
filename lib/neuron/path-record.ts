import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'

/** What one head brings from one earlier token. */
export interface PathSource {
  head: number
  /** Position in the row; 0 is BOS. */
  position: number
  /** Token id there. */
  id: number
  /** Attention paid to it, 0..1. */
  attention: number
  /** Its part of the pre activation. */
  value: number
}

/** Where the pre activation of a neuron of a 1-layer model comes from at one of its strongest examples (methods §5). */
export interface PathExample {
  /** Ordinal of the document. */
  document: number
  /** Index in the document. */
  token: number
  /** Tokens up to that one in its row, at most `pathContext`, that one last. */
  context: Uint16Array
  /** Direct terms of the token's and the position's embedding. */
  word: number
  place: number
  /** Term of each head, all sources summed. */
  heads: Float32Array
  /** Term of b_O and the value biases, and the neuron's own bias. */
  attentionBias: number
  neuronBias: number
  /** The largest terms of single sources, largest size first; parts of `heads`. */
  sources: PathSource[]
}

/** Tokens of text kept of an example, and single sources. */
export const pathContext = 8
export const pathSources = 6

/** The pre activation: the sum of all terms. */
export const pathTotal = ({ word, place, heads, attentionBias, neuronBias }: PathExample): number =>
  heads.reduce((sum, value) => sum + value, word + place + attentionBias + neuronBias)

const version = 1

/** Packs the record NeuronDetail `path`: examples strongest first. */
export function encodePaths(examples: readonly PathExample[]): Uint8Array<ArrayBuffer> {
  const out = createWriter(4096)
  out.u8(version)
  out.varint(examples.length)
  for (const { document, token, context, word, place, heads, attentionBias, neuronBias, sources } of examples) {
    out.varint(document)
    out.varint(token)
    out.varint(context.length)
    for (const id of context) out.u16(id)
    out.varint(heads.length)
    for (const value of [word, place, attentionBias, neuronBias, ...heads]) out.f32(value)
    out.varint(sources.length)
    for (const { head, position, id, attention, value } of sources) {
      out.u8(head)
      out.varint(position)
      out.u16(id)
      out.f32(attention)
      out.f32(value)
    }
  }
  return out.finish()
}

/** Reads the record NeuronDetail `path`. */
export function decodePaths(bytes: Uint8Array): PathExample[] {
  const from = createReader(bytes)
  expectVersion(from, 'paths', version)
  return Array.from({ length: from.varint() }, (): PathExample => {
    const [document, token] = [from.varint(), from.varint()]
    const context = Uint16Array.from({ length: from.varint() }, () => from.u16())
    const nHeads = from.varint()
    const [word, place, attentionBias, neuronBias] = [from.f32(), from.f32(), from.f32(), from.f32()]
    const heads = Float32Array.from({ length: nHeads }, () => from.f32())
    const sources = Array.from({ length: from.varint() }, () => ({
      head: from.u8(),
      position: from.varint(),
      id: from.u16(),
      attention: from.f32(),
      value: from.f32(),
    }))
    return { document, token, context, word, place, heads, attentionBias, neuronBias, sources }
  })
}
