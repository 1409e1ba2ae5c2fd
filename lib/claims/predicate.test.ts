import { expect, test } from 'vitest'
import type { Predicate } from '#lib/claims/predicate.ts'
import { predicate } from '#lib/claims/predicate-schema.ts'
import { writePredicate } from '#lib/claims/write-predicate.ts'

const seven: Predicate = { type: 'tokens', tokens: ['7', ' 7'] }
const dollar: Predicate = { type: 'previous-tokens', tokens: ['$', '\n', '"', '\\'] }
const slashes: Predicate = { type: 'regex', pattern: '\\d/ \\/\\\\/', ignoreCase: true, wholeWord: true }
const python: Predicate = { type: 'domain', domains: ['python code'] }

const refusal = (given: unknown) => predicate.safeParse(given).error?.issues[0].message

test.each<[Predicate, string]>([
  [seven, 'token "7" " 7"'],
  [dollar, 'after "$" "\\n" "\\"" "\\\\"'],
  [slashes, '/\\d// \\/\\\\///iw'],
  [python, 'domain "python code"'],
  [{ type: 'positions', from: 1, to: 10 }, 'position 1-10'],
  [{ type: 'positions', from: 5 }, 'position 5-'],
  [{ type: 'positions', from: 4, to: 4 }, 'position 4'],
  [{ type: 'not', of: seven }, 'not token "7" " 7"'],
  [{ type: 'not', of: { type: 'or', of: [seven, python] } }, 'not (token "7" " 7" or domain "python code")'],
  [{ type: 'and', of: [seven, { type: 'and', of: [python, seven] }, python] }, expect.stringContaining(' and (domain')],
])('%j is written as %s and read back as it was', (given, text) => {
  const written = writePredicate(given)
  expect(written).toEqual(text)
  expect(predicate.parse(written)).toEqual(given)
  expect(predicate.parse(given)).toEqual(given)
})

test('people may leave quotes and brackets out: and binds before or', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((token): Predicate => ({ type: 'tokens', tokens: [token] }))
  const read = predicate.parse('token a and token b, or not\r\n token c')
  expect(read).toEqual({
    type: 'or',
    of: [
      { type: 'and', of: [a, b] },
      { type: 'not', of: c },
    ],
  })
  expect(predicate.parse('((token a))')).toEqual(a)
  expect(predicate.parse('domain python fiction')).toEqual({ type: 'domain', domains: ['python', 'fiction'] })
})

test.each([
  ['', 'Character 1: wanted token, after, domain, position, a /pattern/, not or (, got the end.'],
  ['token', 'Character 6: wanted a token in quotes, got the end.'],
  ['token and token a', 'Character 7: wanted a token in quotes, got and.'],
  ['seven', 'Character 1: wanted token, after'],
  ['token "7', 'Character 7: this quote is not closed.'],
  ['token "\\q"', 'Character 7: "\\q" has an escape that is none'],
  ['/\\d', 'Character 1: this pattern is not closed'],
  ['/\\d/g', 'Character 1: wanted only i and w behind a pattern, got /\\d/g.'],
  ['(token a', 'Character 9: wanted and, or, or ), got the end.'],
  ['token a)', 'Character 8: wanted and, or, or the end, got ).'],
  ['token a /b/', 'Character 9: wanted and, or, or the end, got /b/.'],
  ['position ten', 'Character 10: wanted positions, such as 1, 1-10 or 5-, got ten.'],
  ['position 10-1', 'The last position comes before the first.'],
  ['position 0-1', 'The first token stands at 1.'],
])('%s is refused where it is wrong', (text, message) => {
  expect(refusal(text)).toContain(message)
})

test('what is too deep, too large or unknown is refused, however large it is', () => {
  const nested = (n: number): unknown => (n === 0 ? seven : { type: 'not', of: nested(n - 1) })
  expect(refusal(nested(4))).toBeUndefined()
  expect(refusal(nested(5))).toBe('Use at most 4 levels of and, or, not.')
  let deep: unknown = seven
  for (let i = 0; i < 100_000; i++) deep = { type: 'not', of: deep }
  expect(refusal(deep)).toBe('Use at most 4 levels of and, or, not.')
  const many = (n: number) => ({ type: 'or', of: new Array(n).fill(seven) })
  expect(refusal(many(16))).toBeUndefined()
  expect(refusal(many(17))).toBe('Use at most 16 conditions.')
  expect(refusal({ type: 'and', of: [many(9), many(8)] })).toBe('Use at most 16 conditions.')
  expect(refusal('('.repeat(50_000))).toContain('Character 22: there are too many brackets within each other')
  expect(refusal(many(1))).toBe('Wanted at least two conditions.')
  expect(refusal({ type: 'tokens', tokens: [] })).toBe('Name at least one token.')
  for (const given of [null, 7, [], {}, { type: 'direction' }, { type: 'and', of: [seven, { type: 'no' }] }])
    expect(refusal(given)).toMatch(/^Wanted one of these types|expected/)
  expect(refusal({ ...seven, trusted: true })).toContain('trusted')
  expect(refusal({ type: 'not', of: { ...seven, hiddenAt: null } })).toContain('hiddenAt')
})
