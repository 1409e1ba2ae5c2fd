import { runningGlyphs } from '#lib/tokens/glyphs.ts'
import type { Piece } from '#lib/tokens/pieces.ts'

/** Tokens that share their characters, and where those stand in a row's text as the page shows it. */
export interface TokenSpan {
  /** Index of the first token in the row, and how many share the characters. */
  first: number
  count: number
  /** UTF-16 offsets in the shown text. */
  start: number
  end: number
}

/** The spans of a row's shown text, in order. */
export function tokenSpans(pieces: readonly Piece[]): TokenSpan[] {
  let end = 0
  return pieces.map(({ first, count, text }) => {
    const start = end
    end += runningGlyphs(text).length
    return { first, count, start, end }
  })
}

/** The span that holds the character at `offset`; undefined past the end. */
export const spanAt = (spans: readonly TokenSpan[], offset: number): TokenSpan | undefined =>
  spans.find(({ start, end }) => offset >= start && offset < end)
