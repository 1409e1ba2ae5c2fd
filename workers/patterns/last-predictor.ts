import { matchTokens } from '#lib/regex/match-tokens.ts'
import type { Pattern } from '#lib/regex/pattern.ts'

/** Whether a match of the pattern ends inside the last of some tokens, which are all of their text. */
export function lastPredictor(
  pattern: Pattern,
  tokenBytes: (id: number) => Uint8Array,
): (tokens: Uint16Array) => boolean {
  return tokens => {
    if (tokens.length === 0) return false
    const ends = new Uint32Array(tokens.length)
    let end = 0
    for (let i = 0; i < tokens.length; i++) {
      end += tokenBytes(tokens[i]).length
      ends[i] = end
    }
    const text = new Uint8Array(end)
    for (let i = 0; i < tokens.length; i++) text.set(tokenBytes(tokens[i]), i === 0 ? 0 : ends[i - 1])
    const out = new Uint8Array(tokens.length)
    matchTokens(pattern, text, ends, out)
    return out[tokens.length - 1] === 1
  }
}
