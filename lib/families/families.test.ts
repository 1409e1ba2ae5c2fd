import { expect, test } from 'vitest'
import { equivariance } from '#lib/families/equivariance.ts'
import { familyScores } from '#lib/families/family-scores.ts'
import { memberFit } from '#lib/families/member-fit.ts'
import { tellsCase, valueLabel, valueSource } from '#lib/families/value-source.ts'
import { tokensByText, valueTokens } from '#lib/families/value-tokens.ts'

const identity = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

test('three neurons that read A, B and C are one family under A to B to C to A', () => {
  const [a, b, c] = identity
  for (const [from, to] of [
    [a, b],
    [b, c],
    [c, a],
  ])
    expect(equivariance(from, to, 1)).toBeCloseTo(1, 12)
  expect(equivariance(a, c, 1)).toBeCloseTo(-0.5, 12)
  expect(equivariance(a, b, -2)).toBeCloseTo(1, 12)
})

test('neurons that answer to all values alike have no score, and neither have fewer than three values', () => {
  expect(equivariance([1, 1, 1], [1, 1, 1], 1)).toBeNull()
  expect(equivariance([1, 0], [0, 1], 1)).toBeNull()
  expect(equivariance([1, 0, 0, null], [0, 1, null, 0], 1)).toBeNull()
})

test('a diagonal grid: full at its own values, nothing elsewhere, and few assignments do as well', () => {
  const ten = Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_, v) => (v === i ? 0.9 : 0)))
  const scores = familyScores(ten, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(scores).toMatchObject({ control: 0, pValue: 0.001 })
  expect(scores.diagonal).toBeCloseTo(0.9, 12)
  expect(scores.error).toBeCloseTo(0, 12)
  expect(scores.equivariance).toBeCloseTo(1, 12)
  expect(scores.fits.every(({ verdict }) => verdict === 'fits')).toBe(true)
})

test('of three members one assignment in six is as good by chance, and of two nothing is said', () => {
  const { pValue } = familyScores(identity, [0, 1, 2])
  expect(pValue).toBeGreaterThan(0.12)
  expect(pValue).toBeLessThan(0.22)
  expect(familyScores(identity.slice(0, 2), [0, 1]).pValue).toBeNull()
})

test('a family without members, or with one, has no scores', () => {
  const nothing = { diagonal: null, control: null, error: null, equivariance: null, pValue: null }
  expect(familyScores([], [])).toEqual({ fits: [], ...nothing })
  expect(familyScores([[0.9]], [0])).toMatchObject({ diagonal: 0.9, control: null, fits: [{ verdict: 'unknown' }] })
})

test.each([
  ['fires at its own value alone', [0.8, 0.1, null], 0, 0.8, 0.1, 'fits'],
  ['fires at another value', [0.3, 0.9, 0], 0, 0.3, 0.45, 'misses'],
  ['fires too weakly', [0.2, 0, 0], 0, 0.2, 0, 'misses'],
  ['its value has no tokens', [null, 0.9, 0], 0, null, 0.45, 'unknown'],
  ['no other value has tokens', [0.9, null, null], 0, 0.9, null, 'unknown'],
] as const)('a member: %s', (_, row, column, own, others, verdict) => {
  expect(memberFit(row, column)).toEqual({ own, others, verdict })
})

test('a value is a text, a pattern or a kind of text', () => {
  expect(valueSource('7')).toEqual({ kind: 'text', text: '7' })
  expect(valueSource('and/or')).toEqual({ kind: 'text', text: 'and/or' })
  expect(valueSource('/')).toEqual({ kind: 'text', text: '/' })
  expect(valueSource('German /\\b(der|die)/i')).toEqual({ kind: 'pattern', pattern: '\\b(der|die)', ignoreCase: true })
  expect(valueSource('Python domain:python')).toEqual({ kind: 'domain', domain: 'python' })
  expect(['7', 'German: /d/', '/d/', 'Python domain:python'].map(valueLabel)).toEqual(['7', 'German', '/d/', 'Python'])
})

test('a value stands for its tokens with and without a space, in both cases unless case is what differs', () => {
  const words = ['a', ' a', 'A', 'ab', ' ', '\u00ff', '']
  const texts = tokensByText(words.map((word, id) => (id === 5 ? null : word)))
  expect(valueTokens(texts, 'A', false)).toEqual([0, 1, 2])
  expect(valueTokens(texts, 'a', true)).toEqual([0, 1])
  expect(valueTokens(texts, ' ', true)).toEqual([4])
  expect(valueTokens(texts, 'x', false)).toEqual([])
  expect(tellsCase('letter', ['a', 'b'])).toBe(false)
  expect(tellsCase('letter', ['a', 'A'])).toBe(true)
  expect(tellsCase('digit', ['1', '1'])).toBe(false)
  expect(tellsCase('case', ['a', 'b'])).toBe(true)
})
