import 'server-only'
import { tokenBytesOf } from '#lib/queries/token-bytes.ts'
import { listGlyphs } from '#lib/tokens/glyphs.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'

/** Tokens as escaped HTML for a list, in the order of `ids`. */
export async function listTokens(tokenizerId: number, ids: number[]): Promise<string[]> {
  if (ids.length === 0) return []
  const tokenBytes = await tokenBytesOf(tokenizerId)
  return ids.map(id =>
    cutPieces([tokenBytes(id)])
      .map(piece => listGlyphs(piece.text).html)
      .join(''),
  )
}
