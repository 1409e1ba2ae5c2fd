import { leastTint } from '#lib/color/activation.ts'
import { runningGlyphs } from '#lib/tokens/glyphs.ts'
import type { Piece } from '#lib/tokens/pieces.ts'

/**
 * Pieces as HTML, each in a span that carries the index of its first token in `data-i`, tinted by the value of largest size among
 * its tokens (`tints`: value / full hue, 0 not painted); the piece of token `chosen` is underlined.
 */
export function tokensHtml(pieces: readonly Piece[], tints: readonly number[], chosen: number): string {
  let html = ''
  pieces.forEach(({ first, count, text }, p) => {
    let t = 0
    for (let i = first; i < first + count; i++) if (Math.abs(tints[i]) > Math.abs(t)) t = tints[i]
    const tag = chosen >= first && chosen < first + count ? 'u' : 'span'
    const tinted = Math.abs(t) >= leastTint
    const look = tinted ? `${t < 0 ? ' class="n"' : ''} style="--t:${Math.min(1, Math.abs(t)).toFixed(2)}"` : ''
    const glyphs = runningGlyphs(text, pieces[p + 1]?.text.startsWith('\n'))
    html += `<${tag} data-i="${first}"${look}>${glyphs.html}</${tag}>`
  })
  return html
}
