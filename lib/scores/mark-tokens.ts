import type { Predicate } from '#lib/claims/predicate.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern, PatternError } from '#lib/regex/pattern.ts'
import { joinedTokens } from '#lib/tokens/joined-tokens.ts'

/** A row of text whose tokens are to be marked. */
export interface MarkedRow {
  /** Ids without BOS. */
  tokens: Uint16Array
  /** Kind of text its document is of. */
  domain: string
}

/** Writes 1 into `out` for each token of a row on which the predicate holds, else 0. */
export type TokenMarker = (row: MarkedRow, out: Uint8Array) => void

/** What a marker needs of a tokenizer. */
export interface Vocabulary {
  vocabSize: number
  tokenBytes(id: number): Uint8Array
}

/** Makes the marker of a predicate for a model's tokens, or says why there is none. */
export function tokenMarker(predicate: Predicate, vocabulary: Vocabulary): TokenMarker | { unscorable: string } {
  if (predicate.type === 'domain') {
    const domains = new Set(predicate.domains)
    return ({ domain }, out) => {
      out.fill(domains.has(domain) ? 1 : 0)
    }
  }
  if (predicate.type === 'regex') return regexMarker(predicate, vocabulary)
  const ids = idsOf(predicate.tokens, vocabulary)
  if (ids.size === 0) return { unscorable: 'None of its tokens is a token of this model.' }
  if (predicate.type === 'tokens')
    return ({ tokens }, out) => {
      for (let i = 0; i < tokens.length; i++) out[i] = ids.has(tokens[i]) ? 1 : 0
    }
  return ({ tokens }, out) => {
    for (let i = 0; i < tokens.length; i++) out[i] = i > 0 && ids.has(tokens[i - 1]) ? 1 : 0
  }
}

/** A match of the pattern in the row's text ends inside the token, as in all searches of the site. */
function regexMarker(
  { pattern: source, ...options }: Extract<Predicate, { type: 'regex' }>,
  { tokenBytes }: Vocabulary,
): TokenMarker | { unscorable: string } {
  try {
    const pattern = compilePattern(source, options)
    return ({ tokens }, out) => {
      const { text, ends } = joinedTokens(tokens, tokenBytes)
      matchTokens(pattern, text, ends, out)
    }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    return { unscorable: `${error.message}.` }
  }
}

const decoder = new TextDecoder()

/** Ids of tokens by their text; a part of a character has none. */
function idsOf(texts: readonly string[], { vocabSize, tokenBytes }: Vocabulary): Set<number> {
  const wanted = new Set(texts)
  const ids = new Set<number>()
  for (let id = 0; id < vocabSize; id++) if (wanted.has(decoder.decode(tokenBytes(id)))) ids.add(id)
  return ids
}
