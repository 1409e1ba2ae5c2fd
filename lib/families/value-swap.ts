import { type TokenTexts, valueTokens, withoutSpace } from '#lib/families/value-tokens.ts'

/**
 * The token map g that exchanges two values (methods §6): each token of the one for the token of the other that is written alike, with or
 * without a space, in the same case; and back. A token that has no such partner is not in it, so g undoes itself.
 */
export function valueSwap(tokens: TokenTexts, a: string, b: string, exactCase: boolean): ReadonlyMap<number, number> {
  const to = new Map<number, number>()
  for (const [from, into] of [
    [a, b],
    [b, a],
  ])
    for (const id of valueTokens(tokens, from, exactCase)) {
      const partner = partnerOf(tokens, id, into, exactCase)
      if (partner !== undefined && partner !== id) to.set(id, partner)
    }
  return new Map([...to].filter(([id, partner]) => to.get(partner) === id))
}

function partnerOf(tokens: TokenTexts, id: number, value: string, exactCase: boolean): number | undefined {
  const text = tokens.texts[id]
  if (text === null) return undefined
  const own = withoutSpace(text)
  const written = exactCase ? value : inCaseOf(value, own)
  const space = text.length - own.length
  return tokens.exact.get(written)?.find(other => tokens.texts[other]?.length === written.length + space)
}

/** A value in lower case, in capitals or with one at its beginning, as another text is written. */
function inCaseOf(value: string, like: string): string {
  const lower = value.toLowerCase()
  if (like === like.toLowerCase()) return lower
  if (like === like.toUpperCase()) return value.toUpperCase()
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

/**
 * A text with two values exchanged, `own` being the tokens of the one it is known for. Null where g does not change it as a whole: it
 * holds no token of that value, or a token of it that has no partner.
 */
export function exchange(
  text: Uint16Array,
  swap: ReadonlyMap<number, number>,
  own: ReadonlySet<number>,
): Uint16Array<ArrayBuffer> | null {
  let found = false
  for (const id of text) {
    if (!own.has(id)) continue
    if (!swap.has(id)) return null
    found = true
  }
  return found ? Uint16Array.from(text, id => swap.get(id) ?? id) : null
}
