import { type TokenWindow, windowActivation } from '#lib/neuron/examples.ts'
import { cutPieces } from '#lib/tokens/pieces.ts'
import { tintedText } from '#lib/tokens/tinted-text.ts'
import { tintOf } from '#lib/tokens/window.ts'

/** A whole document with what is known of a neuron on it. */
export interface DocumentText {
  /** Token ids of the document, without BOS. */
  ids: ArrayLike<number>
  /** Windows of activations; tokens outside all of them have none and stay untinted. */
  windows: readonly TokenWindow[]
  /** Activation painted in the full hue. */
  scale: number
  /** Index of the token to underline; -1 for none. */
  token: number
  tokenBytes: (id: number) => Uint8Array
  /** Whether negative activations are painted. */
  negative?: boolean
}

/** The document as HTML, tinted where activations are stored. */
export function documentHtml({ ids, windows, scale, token, tokenBytes, negative = false }: DocumentText): string {
  const tints = new Float64Array(ids.length).fill(Number.NaN)
  for (const window of windows)
    for (let i = 0; i < window.levels.length; i++)
      tints[window.start + i] = tintOf(windowActivation(window, i), scale, negative)
  return tintedText(cutPieces(Array.from(ids, tokenBytes)), tints, { focus: token }).html
}
