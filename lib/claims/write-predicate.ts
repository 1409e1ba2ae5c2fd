import type { Condition, Predicate } from '#lib/claims/predicate.ts'
import { writtenPattern } from '#lib/claims/predicate-lexemes.ts'

const quoted = (texts: readonly string[]) => texts.map(text => JSON.stringify(text)).join(' ')

/** Positions as people write them: `4`, `1-10`, `5-`. */
export const positionRange = ({ from, to }: { from: number; to?: number | undefined }): string =>
  from === to ? `${from}` : `${from}-${to ?? ''}`

function writtenCondition(one: Condition): string {
  if (one.type === 'regex')
    return writtenPattern(one.pattern, `${one.ignoreCase ? 'i' : ''}${one.wholeWord ? 'w' : ''}`)
  if (one.type === 'domain') return `domain ${quoted(one.domains)}`
  if (one.type === 'positions') return `position ${positionRange(one)}`
  return `${one.type === 'tokens' ? 'token' : 'after'} ${quoted(one.tokens)}`
}

/** A predicate as text, which `parsePredicate` reads back as it was. */
export function writePredicate(predicate: Predicate): string {
  const within = (one: Predicate) =>
    one.type === 'and' || one.type === 'or' ? `(${writePredicate(one)})` : writePredicate(one)
  if (predicate.type === 'not') return `not ${within(predicate.of)}`
  if ('of' in predicate) return predicate.of.map(within).join(` ${predicate.type} `)
  return writtenCondition(predicate)
}
