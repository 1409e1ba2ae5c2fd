/** A text cut where a match begins. */
export interface Match {
  /** What stands before the match. */
  before: string
  /** From the first character of the match to the end of the token in which it ends. */
  text: string
}

/** Characters of a match that are looked for, at most. */
const longest = 120

/**
 * Cuts the text of `tokens`, in whose last token a match ends, so that the shortest text that still matches there remains on the
 * right. Null where no cut of up to 120 characters does, or the text holds part of a character only.
 */
export function shortestMatch(
  tokens: Uint16Array,
  {
    encode,
    decode,
    predicts,
  }: {
    encode(text: string): Uint16Array | null
    decode(tokens: ArrayLike<number>): string
    predicts(tokens: Uint16Array): boolean
  },
): Match | null {
  const chars = [...decode(tokens)]
  if (chars.includes('\ufffd')) return null
  for (let length = 1; length <= Math.min(longest, chars.length); length++) {
    const text = chars.slice(chars.length - length).join('')
    const own = encode(text)
    if (own !== null && predicts(own)) return { before: chars.slice(0, chars.length - length).join(''), text }
  }
  return null
}
