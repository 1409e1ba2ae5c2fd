import { createReader, createWriter } from '#lib/neuron/byte-cursor.ts'

/** One token of a row as the tooltip needs it. */
export interface RowToken {
  /** Token id, 0..65535. */
  id: number
  /** Quantised activation, 0..255 (TokenWindow.levels). */
  level: number
  /** UTF-16 length of its text on the page; 0 where it shares the characters of the token before it. */
  length: number
}

/** Packs a row's tokens for a data attribute: id u16, level u8, length varint, in base64. */
export function encodeRowTokens(tokens: readonly RowToken[]): string {
  const out = createWriter(tokens.length * 8)
  for (const { id, level, length } of tokens) {
    out.u16(id)
    out.u8(level)
    out.varint(length)
  }
  return btoa(Array.from(out.finish(), byte => String.fromCharCode(byte)).join(''))
}

/** Reads what `encodeRowTokens` packed. */
export function decodeRowTokens(packed: string): RowToken[] {
  const from = createReader(Uint8Array.from(atob(packed), character => character.charCodeAt(0)))
  const tokens: RowToken[] = []
  while (!from.done()) tokens.push({ id: from.u16(), level: from.u8(), length: from.varint() })
  return tokens
}

/** Tokens that share their characters, and where those stand in the row's text. */
export interface TokenSpan {
  /** Index of the first token in the row, and how many share the characters. */
  first: number
  count: number
  /** UTF-16 offsets in the row's text. */
  start: number
  end: number
}

/** The spans of a row's text, in order. */
export function tokenSpans(tokens: readonly RowToken[]): TokenSpan[] {
  const spans: TokenSpan[] = []
  let offset = 0
  tokens.forEach(({ length }, i) => {
    const last = spans.at(-1)
    if (length === 0 && last) last.count++
    else spans.push({ first: i, count: 1, start: offset, end: offset + length })
    offset += length
  })
  return spans
}

/** The span that holds the character at `offset`; undefined past the end. */
export const spanAt = (spans: readonly TokenSpan[], offset: number): TokenSpan | undefined =>
  spans.find(({ start, end }) => offset >= start && offset < end)
