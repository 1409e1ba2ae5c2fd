import type { Condition } from '#lib/claims/predicate.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern, PatternError } from '#lib/regex/pattern.ts'
import type { MarkedRow, Vocabulary } from '#lib/scores/marked-row.ts'
import { joinedTokens } from '#lib/tokens/joined-tokens.ts'

/**
 * Writes 1 into `out` for each token of a row on which a condition holds, else 0. No function where the model has none of its tokens, or where
 * it is faulty.
 */
export type ConditionMarker = ((row: MarkedRow, out: Uint8Array) => void) | 'unknown tokens' | { fault: string }

/** The marker of one condition for a model's tokens. */
export function conditionMarker(condition: Condition, vocabulary: Vocabulary): ConditionMarker {
  if (condition.type === 'domain') {
    const domains = new Set(condition.domains)
    return ({ domain }, out) => {
      out.fill(domains.has(domain) ? 1 : 0)
    }
  }
  if (condition.type === 'positions') {
    const { from, to = Number.POSITIVE_INFINITY } = condition
    return (_, out) => {
      // Position 0 is BOS.
      for (let i = 0; i < out.length; i++) out[i] = i + 1 >= from && i + 1 <= to ? 1 : 0
    }
  }
  if (condition.type === 'regex') return regexMarker(condition, vocabulary)
  const ids = idsOf(condition.tokens, vocabulary)
  if (ids.size === 0) return 'unknown tokens'
  if (condition.type === 'tokens')
    return ({ tokens }, out) => {
      for (let i = 0; i < tokens.length; i++) out[i] = ids.has(tokens[i]) ? 1 : 0
    }
  return ({ tokens }, out) => {
    for (let i = 0; i < tokens.length; i++) out[i] = i > 0 && ids.has(tokens[i - 1]) ? 1 : 0
  }
}

/** A match of the pattern in the row's text ends inside the token, as in all searches of the site. */
function regexMarker(
  { pattern: source, ...options }: Extract<Condition, { type: 'regex' }>,
  { tokenBytes }: Vocabulary,
): ConditionMarker {
  try {
    const pattern = compilePattern(source, options)
    return ({ tokens }, out) => {
      const { text, ends } = joinedTokens(tokens, tokenBytes)
      matchTokens(pattern, text, ends, out)
    }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    return { fault: `${error.message}.` }
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
