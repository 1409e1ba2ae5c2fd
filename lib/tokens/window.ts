import { type TokenWindow, windowActivation } from '#lib/neuron/examples.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'
import { encodeRowTokens } from '#lib/tokens/row-tokens.ts'
import { tintedText } from '#lib/tokens/tinted-text.ts'

/** A window of tokens as the HTML of one concordance line, cut at the token it is about. */
export interface WindowHtml {
  /** Everything before that token. */
  left: string
  /** The token, underlined, and everything after it. */
  right: string
  /** The row's tokens for the tooltip (row-tokens.ts). */
  tokens: string
}

/** What a window is drawn from. */
export interface WindowText {
  /** Token ids of the window, one for each of its levels. */
  ids: ArrayLike<number>
  /** The neuron's activations on them. */
  window: TokenWindow
  /** Index in the document of the token the window is about. */
  token: number
  /** Activation painted in the full hue; 0 where nothing is to be painted. */
  scale: number
  /** Bytes of a token id. */
  tokenBytes: (id: number) => Uint8Array
}

/** Draws one window. Its text is `left` and `right` joined; the tooltip's lengths count along it. */
export function windowHtml({ ids, window, token, scale, tokenBytes }: WindowText): WindowHtml {
  const pieces = cutPieces(Array.from(ids, tokenBytes))
  const tints = Array.from(ids, (_, i) => (scale > 0 ? windowActivation(window, i) / scale : 0))
  const focus = token - window.start
  const cut = Math.max(
    0,
    pieces.findIndex(({ first, count }) => focus >= first && focus < first + count),
  )
  const left = tintedText(pieces, tints, { to: cut })
  const right = tintedText(pieces, tints, { from: cut, focus })
  const lengthOf = new Map(
    [...left.lengths, ...right.lengths].map((length, piece) => [pieces[piece].first, length] as const),
  )
  const tokens = Array.from(ids, (id, i) => ({ id, level: window.levels[i], length: lengthOf.get(i) ?? 0 }))
  return { left: left.html, right: right.html, tokens: encodeRowTokens(tokens) }
}
