import { listGlyphs } from '#lib/tokens/glyphs.ts'
import type { Piece } from '#lib/tokens/pieces.ts'

/** The characters of the token at an index: of the piece that it shares with its neighbours, where it does. */
export const pieceText = (pieces: readonly Piece[], token: number): string =>
  pieces.find(({ first, count }) => token >= first && token < first + count)?.text ?? ''

/** A token on its own, its white space visible. */
export const TokenWord = ({ text }: { text: string }) => (
  <span className="word" dangerouslySetInnerHTML={{ __html: listGlyphs(text).html }} />
)
