import type { Tokenizer } from '#lib/tokens/tokenizer.ts'

/** Text of each token, null for a special one and for one whose bytes are only part of a character; [vocabSize]. */
export function tokenTexts(tokenizer: Tokenizer): (string | null)[] {
  const specials = new Set(tokenizer.specialIds.values())
  return Array.from({ length: tokenizer.vocabSize }, (_, id) => {
    const text = specials.has(id) ? '' : tokenizer.decode([id])
    return text === '' || text.includes('\ufffd') ? null : text
  })
}
