import { leastTint } from '#lib/color/activation.ts'
import { runningGlyphs } from '#lib/tokens/glyphs.ts'
import type { Piece } from '#lib/tokens/pieces.ts'

/** Pieces as HTML: tinted ones in a span with `--t`, the rest plain text. */
export interface TintedText {
  html: string
  /** UTF-16 length on the page of each piece. */
  lengths: number[]
}

/** `.43`: a tint in the fewest characters; clipped to one. */
const short = (t: number) =>
  Math.min(1, t)
    .toFixed(2)
    .replace(/^0/, '')
    .replace(/\.?0+$/, '')

/** The tint of largest size among a piece's tokens; `tints` holds value / scale of each token, NaN where unknown. */
function pieceTint({ first, count }: Piece, tints: ArrayLike<number>): number {
  let largest = 0
  for (let i = first; i < first + count; i++) if (Math.abs(tints[i]) > Math.abs(largest)) largest = tints[i]
  return largest
}

/**
 * Pieces `from` up to (not including) `to` as HTML. The piece that holds token `focus` is underlined (an element `u`). Below
 * 0.02 there is no span; class `n` marks a negative activation, whose size is in `--t`.
 */
export function tintedText(
  pieces: readonly Piece[],
  tints: ArrayLike<number>,
  { from = 0, to = pieces.length, focus = -1 } = {},
): TintedText {
  let html = ''
  const lengths: number[] = []
  for (let p = from; p < to; p++) {
    const piece = pieces[p]
    const glyphs = runningGlyphs(piece.text, pieces[p + 1]?.text.startsWith('\n'))
    const t = pieceTint(piece, tints)
    const focused = focus >= piece.first && focus < piece.first + piece.count
    const tinted = Math.abs(t) >= leastTint
    const tag = focused ? 'u' : 'span'
    const look = tinted ? `${t < 0 ? ' class="n"' : ''} style="--t:${short(Math.abs(t))}"` : ''
    html += focused || tinted ? `<${tag}${look}>${glyphs.html}</${tag}>` : glyphs.html
    lengths.push(glyphs.length)
  }
  return { html, lengths }
}
