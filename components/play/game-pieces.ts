import { listGlyphs, runningGlyphs } from '#lib/tokens/glyphs.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'

/** A piece of a game's text: its first token, and escaped HTML. */
export interface GamePiece {
  first: number
  count: number
  html: string
  /** The same on its own, its white space visible. */
  alone: string
}

/** A text of a game in pieces, as running text. */
export function gamePieces(ids: readonly number[], tokenBytes: (id: number) => Uint8Array): GamePiece[] {
  const pieces = cutPieces(ids.map(tokenBytes))
  return pieces.map(({ first, count, text }, i) => ({
    first,
    count,
    html: runningGlyphs(text, pieces[i + 1]?.text.startsWith('\n')).html,
    alone: listGlyphs(text).html,
  }))
}

/** The most that any token of a piece has of something, by token. */
export const mostOf = ({ first, count }: GamePiece, values: readonly number[]): number =>
  Math.max(...values.slice(first, first + count))
