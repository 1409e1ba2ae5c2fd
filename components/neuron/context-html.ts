import type { TokenBytes } from '#lib/queries/token-bytes.ts'
import { runningGlyphs, tokenGlyphs } from '#lib/tokens/glyphs.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'

/** One token on its own, boxed, as HTML. */
export const tokenHtml = (id: number, tokenBytes: TokenBytes): string =>
  `<span class="token boxed">${tokenGlyphs(tokenBytes(id))}</span>`

/** The text up to a token, that one marked, as HTML on one line. */
export function contextHtml(ids: Uint16Array, tokenBytes: TokenBytes): string {
  const text = (some: Uint16Array) =>
    cutPieces(Array.from(some, tokenBytes))
      .map(piece => runningGlyphs(piece.text).html)
      .join('')
  return `${text(ids.subarray(0, -1))}<mark>${text(ids.subarray(-1))}</mark>`
}
