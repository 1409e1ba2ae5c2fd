import { type Hex, hex, mix, oklab } from '#lib/color/oklab.ts'

/** The three colours an activation is painted with; they equal --surface, --pos and --neg of the stylesheet. */
export interface ActivationTheme {
  surface: Hex
  pos: Hex
  neg: Hex
}

export const activationThemes = {
  light: { surface: '#ffffff', pos: '#f98b2c', neg: '#6fb0f2' },
  dark: { surface: '#13161a', pos: '#a64e08', neg: '#27689f' },
} as const satisfies Record<string, ActivationTheme>

/** Below this |t| a token is not tinted: its colour could not be told from the surface. */
export const leastTint = 0.02

/**
 * Colour of an activation; `t` = value / scale, one scale for all examples of a page, clipped to -1..1. A straight line in
 * OKLab from the surface to the full hue. The stylesheet says the same with color-mix(in oklab, ...) and `--t`.
 */
export function activationColor(t: number, { surface, pos, neg }: ActivationTheme): Hex {
  const share = Math.min(1, Math.max(-1, t))
  return hex(mix(oklab(surface), oklab(share < 0 ? neg : pos), Math.abs(share)))
}
