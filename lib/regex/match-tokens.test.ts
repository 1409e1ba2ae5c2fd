import { expect, test } from 'vitest'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'

const text = new TextEncoder().encode('a1 b2 ab')

test('tokens in which a match ends', () => {
  const out = new Uint8Array(6).fill(9)
  const ends = Uint32Array.of(1, 2, 4, 5, 5, 8)
  expect(matchTokens(compilePattern('[a-z]\\d'), text, ends, out)).toBe(2)
  expect([...out]).toEqual([0, 1, 0, 1, 0, 0])
})

test('two ends in one token count once; a match may begin tokens before', () => {
  const out = new Uint8Array(2)
  expect(matchTokens(compilePattern('\\d| b|1 b'), text, Uint32Array.of(1, 8), out)).toBe(1)
  expect([...out]).toEqual([0, 1])
})

test('ends that go back or beyond the text', () => {
  const pattern = compilePattern('a')
  expect(() => matchTokens(pattern, text, Uint32Array.of(3, 2), new Uint8Array(2))).toThrow('wanted an end in 3..8')
  expect(() => matchTokens(pattern, text, Uint32Array.of(9), new Uint8Array(1))).toThrow('token 0, got 9')
  expect(() => matchTokens(pattern, text, Uint32Array.of(8), new Uint8Array(0))).toThrow('room for 1 tokens')
})
