import { expect, it } from 'vitest'
import { quoteChoice, quoteLiteral } from '#lib/patterns/quote-literal.ts'

it('writes a text so that it stands for itself alone', () => {
  for (const text of ['a.b', 'f(x)[0]{1}', '$1^2|3', 'a\\b', 'x*y+z?', ' the', 'é']) {
    expect(text).toMatch(new RegExp(`^${quoteLiteral(text)}$`))
    expect(`${text}x`).not.toMatch(new RegExp(`^${quoteLiteral(text)}$`))
  }
  expect(quoteLiteral('\n\t\u0001')).toBe('\\n\\t\\x{1}')
})

it('writes any of several texts', () => {
  expect(quoteChoice([' The', ' the'])).toBe('(?: The| the)')
  expect(quoteChoice(['a', 'a'])).toBe('a')
  expect(quoteChoice(['b', '('])).toBe('[(b]')
  for (const char of [...'^-]\\[.*'])
    for (const pattern of [quoteChoice([char, 'q'])]) {
      expect(char).toMatch(new RegExp(`^${pattern}$`))
      expect('z').not.toMatch(new RegExp(`^${pattern}$`))
    }
})
