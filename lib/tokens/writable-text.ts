import type { Tokenizer } from '#lib/tokens/tokenizer.ts'

const utf8 = new TextEncoder()

/** Text to ids as the tokenizer does, but null instead of an error where the vocabulary lacks a byte that the text needs. */
export function writableText(tokenizer: Tokenizer): (text: string) => Uint16Array | null {
  const known = new Uint8Array(256)
  const specials = new Set(tokenizer.specialIds.values())
  for (let id = 0; id < tokenizer.vocabSize; id++) {
    const bytes = tokenizer.tokenBytes(id)
    if (bytes.length === 1 && !specials.has(id)) known[bytes[0]] = 1
  }
  return text => (utf8.encode(text).every(byte => known[byte] === 1) ? tokenizer.encode(text) : null)
}
