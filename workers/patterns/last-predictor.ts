import { matchTokens } from '#lib/regex/match-tokens.ts'
import type { Pattern } from '#lib/regex/pattern.ts'
import { joinedTokens } from '#lib/tokens/joined-tokens.ts'

/** Whether a match of the pattern ends inside the last of some tokens, which are all of their text. */
export function lastPredictor(
  pattern: Pattern,
  tokenBytes: (id: number) => Uint8Array,
): (tokens: Uint16Array) => boolean {
  return tokens => {
    if (tokens.length === 0) return false
    const { text, ends } = joinedTokens(tokens, tokenBytes)
    const out = new Uint8Array(tokens.length)
    matchTokens(pattern, text, ends, out)
    return out[tokens.length - 1] === 1
  }
}
