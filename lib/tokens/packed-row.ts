import { createReader, createWriter } from '#lib/neuron/byte-cursor.ts'
import type { Example } from '#lib/neuron/examples.ts'
import { cutPieces, type Piece } from '#lib/tokens/pieces.ts'

/** An example with its text, small enough to travel to the browser beside the HTML drawn from it. */
export interface PackedRow {
  /** The pieces' characters, joined (a byte of no character as in pieces.ts). */
  text: string
  /** Of each token id u16, level u8, and varint the UTF-16 length of its piece (0: it shares the piece before); base64. */
  tokens: string
  /** Index in the document of the first token; activation at level 0 and at level 255. */
  start: number
  low: number
  high: number
  /** Index in the document of the token the row is about, and its exact activation. */
  token: number
  activation: number
  /** Ordinal of the document in its corpus. */
  document: number
  /** Place in the page's list of sources. */
  source: number
  /** Examples that show this text, this one included, where there are more. */
  copies?: number
  /** Present where only the activation of the row's own token is stored. */
  alone?: true
}

/** The tokens of a row. Arrays run along the tokens. */
export interface RowTokens {
  ids: number[]
  levels: number[]
  pieces: Piece[]
}

/** Four digits say as much of a window's ends as 256 levels can. */
const short = (x: number) => Number(x.toPrecision(5))

/** Packs an example; `ids` are the tokens of its window. A window from NaN to NaN has no activations but the example's own. */
export function packRow(
  { document, token, activation, copies, window }: Example,
  ids: ArrayLike<number>,
  { source, tokenBytes }: { source: number; tokenBytes: (id: number) => Uint8Array },
): PackedRow {
  const pieces = cutPieces(Array.from(ids, tokenBytes))
  const lengths = new Uint32Array(ids.length)
  for (const { first, text } of pieces) lengths[first] = text.length
  const out = createWriter(ids.length * 8)
  for (let i = 0; i < ids.length; i++) {
    out.u16(ids[i])
    out.u8(window.levels[i])
    out.varint(lengths[i])
  }
  return {
    text: pieces.map(({ text }) => text).join(''),
    tokens: btoa(String.fromCharCode(...out.finish())),
    start: window.start,
    ...(Number.isNaN(window.low)
      ? { low: 0, high: 0, alone: true }
      : { low: short(window.low), high: short(window.high) }),
    token,
    activation,
    document,
    source,
    ...(copies !== undefined && copies > 1 && { copies }),
  }
}

/** Reads a packed row's tokens. */
export function unpackTokens({ text, tokens }: PackedRow): RowTokens {
  const from = createReader(Uint8Array.from(atob(tokens), character => character.charCodeAt(0)))
  const row: RowTokens = { ids: [], levels: [], pieces: [] }
  let at = 0
  for (let i = 0; !from.done(); i++) {
    row.ids.push(from.u16())
    row.levels.push(from.u8())
    const length = from.varint()
    const last = row.pieces.at(-1)
    if (length === 0 && last) last.count++
    else row.pieces.push({ first: i, count: 1, text: text.slice(at, at + length) })
    at += length
  }
  return row
}

/**
 * Activation of the row's i-th token: exact for the one it is about, off by at most (high - low) / 510 for the others; NaN
 * where it is not stored.
 */
export const rowActivation = (row: PackedRow, level: number, i: number): number => {
  if (row.start + i === row.token) return row.activation
  return row.alone ? Number.NaN : row.low + (level / 255) * (row.high - row.low)
}
