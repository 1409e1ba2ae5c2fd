import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import type { TrainTokens } from '#lib/patterns/train-tokens.ts'

/** Places of the token before that are tried until one has a token after it in its text. */
const tries = 4

/**
 * Draws a token from P(token | the one before) of the train half: what follows a random place of `before`. From all of its tokens where
 * there is no token before, or none follows it.
 */
export function drawFollowing(
  before: number | null,
  { tokens, rowSlot }: IndexTexts,
  train: TrainTokens,
  random: () => number,
): number {
  if (before !== null) {
    const [from, to] = [train.starts[before], train.starts[before + 1]]
    for (let i = 0; i < tries && to > from; i++) {
      const slot = train.slots[from + Math.floor(random() * (to - from))] + 1
      // The next slot is of the same row unless it is the first of one.
      if (slot < rowSlot[rowSlot.length - 1] && train.before[slot] > 0) return tokens[slot]
    }
  }
  return tokens[train.slots[Math.floor(random() * train.slots.length)]]
}
