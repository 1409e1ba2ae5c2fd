import type { ScoredText } from '#lib/scores/scored-text.ts'

/** Tokens of a window that detection asks about, as in delphi. */
export const windowTokens = 32

/** A piece of text: does the neuron fire in it, and does the predicate say so? */
export interface TextWindow {
  /** Largest activation, and the token it falls on. */
  peak: number
  token: number
  /** Tokens on which the predicate holds. */
  held: number
  /** Ids of its tokens, their activations, and 1 where the predicate holds, else 0. */
  tokens: Uint16Array
  activations: Float32Array
  marks: Uint8Array
}

/**
 * Cuts the rows of a text into windows of 32 tokens, one behind another; what is left of a row, if at least half as long, is one too.
 * Rows with 1 in `without` are left out.
 */
export function cutWindows({ tokens, activations, marks, starts }: ScoredText, without?: Uint8Array): TextWindow[] {
  const windows: TextWindow[] = []
  for (let row = 0; row + 1 < starts.length; row++) {
    if (without?.[row] === 1) continue
    for (let from = starts[row]; from + windowTokens / 2 <= starts[row + 1]; from += windowTokens) {
      const end = Math.min(from + windowTokens, starts[row + 1])
      let [at, held] = [from, 0]
      for (let i = from; i < end; i++) {
        if (activations[i] > activations[at]) at = i
        held += marks[i]
      }
      windows.push({
        peak: activations[at],
        token: tokens[at],
        held,
        tokens: tokens.subarray(from, end),
        activations: activations.subarray(from, end),
        marks: marks.subarray(from, end),
      })
    }
  }
  return windows
}
