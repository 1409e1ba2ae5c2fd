import type { GameText } from '#lib/games/game-source.ts'

/** Tokens of a text that are shown: what a phone holds without scrolling. */
export const shownTokens = 24

/** A piece of at most 24 tokens with the focus at a random place, as far as the text reaches: its place must not tell it. */
export function crop(text: GameText, random: () => number, most = shownTokens): GameText {
  const n = Math.min(most, text.ids.length)
  const wanted = text.focus - Math.floor(random() * n)
  const from = Math.max(0, Math.min(text.ids.length - n, wanted))
  return {
    document: text.document,
    start: text.start + from,
    ids: text.ids.slice(from, from + n),
    activations: text.activations.slice(from, from + n),
    focus: text.focus - from,
  }
}
