import type { Condition, Predicate } from '#lib/claims/predicate.ts'
import { type Lexeme, PredicateTextError, readLexemes } from '#lib/claims/predicate-lexemes.ts'

/** How deep brackets and `not` may stand within each other in a text; how deep a predicate may be is asked later. */
const DEPTH = 20

const wanted = 'wanted token, after, domain, position, a /pattern/, not or ('

/**
 * Reads a predicate as people write it: `token "7" " 7" and not (after "$" or domain python) and position 1-10 and /\d+/i`.
 * Behind a pattern `i` is upper and lower case alike, `w` whole words only; `and` binds more closely than `or`. Throws
 * PredicateTextError, which says where it is none.
 */
export function parsePredicate(text: string): Predicate {
  const lexemes = readLexemes(text)
  let at = 0
  const refuse = (what: string): never => {
    const { column, shown } = lexemes[at] ?? { column: text.length + 1, shown: 'the end' }
    throw new PredicateTextError(`Character ${column}: ${what}, got ${shown}.`)
  }
  const take = (kind: Lexeme['kind'], word?: string): Lexeme | null => {
    const next = lexemes[at]
    if (next?.kind !== kind || (word !== undefined && next.text !== word)) return null
    at++
    return next
  }
  const texts = (what: string): string[] => {
    const found: string[] = []
    for (let next = take('text'); next; next = take('text')) found.push(next.text)
    return found.length > 0 ? found : refuse(`wanted ${what}`)
  }

  const condition = (): Condition => {
    const { flags } = lexemes[at] ?? { flags: '' }
    if (/[^iw]/.test(flags)) refuse('wanted only i and w behind a pattern')
    const pattern = take('pattern')?.text
    if (pattern !== undefined)
      return { type: 'regex', pattern, ignoreCase: flags.includes('i'), wholeWord: flags.includes('w') }
    if (take('word', 'token')) return { type: 'tokens', tokens: texts('a token in quotes') }
    if (take('word', 'after')) return { type: 'previous-tokens', tokens: texts('a token in quotes') }
    if (take('word', 'domain')) return { type: 'domain', domains: texts('a kind of text') }
    if (!take('word', 'position')) return refuse(wanted)
    const range = /^(\d{1,7})(-(\d{1,7})?)?$/.exec(lexemes[at]?.text ?? '')
    if (!range) return refuse('wanted positions, such as 1, 1-10 or 5-')
    at++
    const [, from, open, to = open ? undefined : from] = range
    return { type: 'positions', from: Number(from), ...(to === undefined ? {} : { to: Number(to) }) }
  }
  const single = (depth: number): Predicate => {
    if (depth > DEPTH) refuse('there are too many brackets within each other')
    if (take('word', 'not')) return { type: 'not', of: single(depth + 1) }
    if (!take('mark', '(')) return condition()
    const inner = either(depth + 1)
    return take('mark', ')') ? inner : refuse('wanted and, or, or )')
  }
  const chain = (type: 'and' | 'or', one: () => Predicate): Predicate => {
    const of = [one()]
    while (take('word', type)) of.push(one())
    return of.length === 1 ? of[0] : { type, of }
  }
  const either = (depth: number): Predicate => chain('or', () => chain('and', () => single(depth)))

  const read = either(0)
  return at === lexemes.length ? read : refuse('wanted and, or, or the end')
}
