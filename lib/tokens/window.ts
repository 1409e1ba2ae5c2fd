import { type TokenWindow, windowActivation } from '#lib/neuron/examples.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { type PackedRow, rowActivation, unpackTokens } from '#lib/tokens/packed-row.ts'
import { cutPieces, type Piece } from '#lib/tokens/pieces.ts'
import { tintedText } from '#lib/tokens/tinted-text.ts'

/** A window of tokens as the HTML of one concordance line, cut at the token it is about. */
export interface WindowHtml {
  /** Everything before that token. */
  left: string
  /** The token, underlined, and everything after it. */
  right: string
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
  /** Whether negative activations are painted; see `paintsNegative`. */
  negative?: boolean
}

/**
 * Before LayerNorm a negative activation is the tail of the softmax and says nothing (methods §1 iii); painting it would drown
 * the tokens that fire. At the other sites it is a reading like any other.
 */
export const paintsNegative = (site: HookSite): boolean => site !== 'mid'

/** An activation as a tint: in units of the scale, 0 where it is not painted. */
export function tintOf(activation: number, scale: number, negative: boolean): number {
  return scale > 0 && (negative || activation > 0) ? activation / scale : 0
}

/** Draws one window. */
export function windowHtml({ ids, window, token, scale, tokenBytes, negative = false }: WindowText): WindowHtml {
  const tints = Array.from(ids, (_, i) => tintOf(windowActivation(window, i), scale, negative))
  return draw(cutPieces(Array.from(ids, tokenBytes)), tints, token - window.start)
}

/** Draws one window that was packed. */
export function packedWindowHtml(row: PackedRow, scale: number, negative = false): WindowHtml {
  const { levels, pieces } = unpackTokens(row)
  const tints = levels.map((level, i) => tintOf(rowActivation(row, level, i), scale, negative))
  return draw(pieces, tints, row.token - row.start)
}

function draw(pieces: Piece[], tints: number[], focus: number): WindowHtml {
  const cut = Math.max(
    0,
    pieces.findIndex(({ first, count }) => focus >= first && focus < first + count),
  )
  return {
    left: tintedText(pieces, tints, { to: cut }).html,
    right: tintedText(pieces, tints, { from: cut, focus }).html,
  }
}
