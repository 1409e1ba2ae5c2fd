import { expect, test } from 'vitest'
import type { Predicate } from '#lib/claims/predicate.ts'
import { tokenMarker } from '#lib/scores/mark-tokens.ts'

const texts = ['a', ' b', '1', '2', 'é']
const vocabulary = { vocabSize: texts.length, tokenBytes: (id: number) => new TextEncoder().encode(texts[id]) }

const marked = (predicate: Predicate, tokens = [0, 1, 2, 3, 0, 4], domain = 'fiction') => {
  const mark = tokenMarker(predicate, vocabulary)
  if ('unscorable' in mark) return mark.unscorable
  const out = new Uint8Array(tokens.length)
  mark({ tokens: Uint16Array.from(tokens), domain }, out)
  return out.join('')
}

test('a list of tokens holds on these tokens, a leading space included', () => {
  expect(marked({ type: 'tokens', tokens: ['a', 'b', 'é'] })).toBe('100011')
  expect(marked({ type: 'tokens', tokens: [' b'] })).toBe('010000')
})

test('a list of previous tokens holds behind them, and never on the first token of a row', () => {
  expect(marked({ type: 'previous-tokens', tokens: ['a'] })).toBe('010001')
})

test('a pattern holds where a match ends inside the token', () => {
  const regex = { type: 'regex', ignoreCase: false, wholeWord: false } as const
  expect(marked({ ...regex, pattern: '\\d' })).toBe('001100')
  expect(marked({ ...regex, pattern: '12' })).toBe('000100')
  expect(marked({ ...regex, pattern: '(' })).toContain('Pattern')
})

test('a domain holds on all of its texts', () => {
  expect(marked({ type: 'domain', domains: ['fiction', 'speech'] })).toBe('111111')
  expect(marked({ type: 'domain', domains: ['python'] })).toBe('000000')
})

test('tokens that the model has not are told', () => {
  expect(marked({ type: 'tokens', tokens: ['ab'] })).toBe('None of its tokens is a token of this model.')
})

test('positions count what the model reads, its first token at 1, both ends included', () => {
  expect(marked({ type: 'positions', from: 1, to: 2 })).toBe('110000')
  expect(marked({ type: 'positions', from: 5 })).toBe('000011')
  expect(marked({ type: 'positions', from: 7, to: 9 })).toBe('000000')
})

test('and, or, not are those of the tokens they hold on, also within each other and of patterns', () => {
  const a: Predicate = { type: 'tokens', tokens: ['a'] }
  const digit: Predicate = { type: 'regex', pattern: '\\d', ignoreCase: false, wholeWord: false }
  const early: Predicate = { type: 'positions', from: 1, to: 3 }
  expect(marked({ type: 'not', of: a })).toBe('011101')
  expect(marked({ type: 'or', of: [a, digit] })).toBe('101110')
  expect(marked({ type: 'and', of: [{ type: 'or', of: [a, digit] }, early] })).toBe('101000')
  expect(marked({ type: 'and', of: [digit, { type: 'not', of: early }] })).toBe('000100')
  expect(marked({ type: 'not', of: { type: 'not', of: digit } })).toBe('001100')
  expect(marked({ type: 'or', of: [early, { type: 'domain', domains: ['fiction'] }] })).toBe('111111')
})

test('a condition of tokens that the model has not holds nowhere; where all are such, or one is faulty, it is told', () => {
  const none: Predicate = { type: 'tokens', tokens: ['ab'] }
  expect(marked({ type: 'or', of: [none, { type: 'tokens', tokens: ['a'] }] })).toBe('100010')
  expect(marked({ type: 'not', of: none })).toBe('None of its tokens is a token of this model.')
  const faulty: Predicate = { type: 'regex', pattern: '(', ignoreCase: false, wholeWord: false }
  expect(marked({ type: 'or', of: [none, faulty] })).toContain('Pattern')
})
