/** The bytes of some tokens, one after another, and where each ends in them: what patterns are matched against. */
export function joinedTokens(
  tokens: Uint16Array,
  tokenBytes: (id: number) => Uint8Array,
): { text: Uint8Array; ends: Uint32Array } {
  const ends = new Uint32Array(tokens.length)
  let end = 0
  for (let i = 0; i < tokens.length; i++) {
    end += tokenBytes(tokens[i]).length
    ends[i] = end
  }
  const text = new Uint8Array(end)
  for (let i = 0; i < tokens.length; i++) text.set(tokenBytes(tokens[i]), i === 0 ? 0 : ends[i - 1])
  return { text, ends }
}
