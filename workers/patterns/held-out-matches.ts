import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import type { Pattern } from '#lib/regex/pattern.ts'

/** Matches of one row that are listed, at most: a test uses few of one document. */
const mostOfRow = 32

/** Tokens of the test half's rows in which a match ends: places among those rows, and tokens in them. */
export function heldOutMatches(
  pattern: Pattern,
  { text, ends, rowSlot, rowByte, rowHalf }: IndexTexts,
): { document: number; token: number }[] {
  const matches: { document: number; token: number }[] = []
  let document = -1
  for (let row = 0; row < rowHalf.length; row++) {
    if (rowHalf[row] !== 1) continue
    document++
    const [from, to] = [rowSlot[row], rowSlot[row + 1]]
    const out = new Uint8Array(to - from)
    if (matchTokens(pattern, text.subarray(rowByte[row], rowByte[row + 1]), ends.subarray(from, to), out) === 0)
      continue
    let listed = 0
    for (let token = 0; token < out.length && listed < mostOfRow; token++) {
      if (out[token] === 0) continue
      matches.push({ document, token })
      listed++
    }
  }
  return matches
}
