import { expect, test } from 'vitest'
import { checkPlan, partnersOf } from '#lib/families/check-plan.ts'
import { memberChecks, untestedPairs } from '#lib/families/check-summary.ts'
import { countPairs } from '#lib/families/family-check.ts'
import { isConfirmed, pairNumbers } from '#lib/families/pair-check.ts'
import type { Symmetry } from '#lib/families/value-source.ts'
import { exchange, valueSwap } from '#lib/families/value-swap.ts'
import { tokensByText } from '#lib/families/value-tokens.ts'

const words = ['one', ' one', 'One', ' ONE', 'two', ' two', 'Two', '1', ' 1', null, '2', 'the']
const tokens = tokensByText(words)
const wordsOf = (ids: Iterable<number>) => [...ids].map(id => words[id])
const family = (symmetry: Symmetry, ...values: string[]) =>
  checkPlan(
    symmetry,
    values.map(value => ({ value, here: true, fires: true })),
    tokens,
  )

test('two values are exchanged as they are written, and back', () => {
  const pairs = (a: string, b: string, exact = false) =>
    [...valueSwap(tokens, a, b, exact)].map(([from, to]) => [words[from], words[to]]).sort()
  expect(pairs('one', 'two')).toEqual(
    [
      ['one', 'two'],
      [' one', ' two'],
      ['One', 'Two'],
      ['two', 'one'],
      [' two', ' one'],
      ['Two', 'One'],
    ].sort(),
  )
  // There is no " 2" to put in the place of " 1".
  expect(pairs('1', '2')).toEqual([
    ['1', '2'],
    ['2', '1'],
  ])
  // "One" for "1" would not come back as "One".
  expect(pairs('1', 'one')).toEqual(
    [
      ['1', 'one'],
      [' 1', ' one'],
      ['one', '1'],
      [' one', ' 1'],
    ].sort(),
  )
  expect(pairs('one', 'One', true)).toEqual([
    ['One', 'one'],
    ['one', 'One'],
  ])
  expect(pairs('one', 'seven')).toEqual([])
})

test('a text is changed wherever the two stand, or not at all', () => {
  const swap = valueSwap(tokens, '1', '2', false)
  const changed = (...ids: number[]) => exchange(Uint16Array.from(ids), swap, new Set([7, 8]))
  expect(wordsOf(changed(11, 7, 10, 7) ?? [])).toEqual(['the', '2', '1', '2'])
  expect(changed(11, 10)).toBeNull()
  expect(changed(7, 8)).toBeNull()
})

test('error and control of five texts, by hand', () => {
  const numbers = pairNumbers([1, 0.9, 1.1, 1, 1], [0.8, 1, 1, 1.2, 0.9], [0, 0.1, 0, 0.05, 0])
  expect(numbers.n).toBe(5)
  // Differences 0.2, 0.1, 0.1, 0.2, 0.1: mean 0.14, squares about it 0.012, over 5 · 4 = 0.0006.
  expect(numbers.error).toBeCloseTo(0.14, 12)
  expect(numbers.errorSe).toBeCloseTo(Math.sqrt(0.0006), 12)
  expect(numbers.control).toBeCloseTo(0.03, 12)
  expect(isConfirmed(numbers)).toBe(true)
  expect(isConfirmed({ error: 0.25, control: 0.2501 })).toBe(false)
  expect(isConfirmed({ error: 0.2501, control: 0 })).toBe(false)
  expect(pairNumbers([1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0])).toMatchObject({ n: 4, error: null, control: null })
  expect(isConfirmed({ error: null, control: null })).toBeNull()
})

test('every member is checked against every other one, in large families against the next', () => {
  const pairs = family('digit', '1', '2', 'one').pairs.map(({ from, to }) => [from, to])
  expect(pairs).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
    [1, 0],
    [2, 0],
    [2, 1],
  ])
  expect([2, 10, 20, 50, 200].map(partnersOf)).toEqual([1, 9, 19, 9, 1])
})

test('where nothing can be exchanged the plan says why', () => {
  expect(family('free', '1', '2').reason).toContain('without a named symmetry')
  expect(family('language', 'German /d/', 'French /f/').reason).toContain('A language cannot be exchanged')
  expect(family('digit', '1').reason).toContain('fewer than two')
  const reasons = (...values: string[]) => family('digit', ...values).pairs.map(({ reason }) => reason)
  expect(reasons('1', 'seven')).toEqual(Array(2).fill('“seven” is no single token of this model’s vocabulary.'))
  expect(reasons('1', 'odd /[13]/')[0]).toBe('“odd” is no text: nothing can be put in its place.')
  expect(reasons('1', '1')[0]).toBe('Both stand for “1”.')
  expect(reasons('the', '2')).toEqual([null, null])
  const dead = checkPlan(
    'digit',
    [
      { value: '1', here: true, fires: false },
      { value: '2', here: true, fires: true },
    ],
    tokens,
  )
  expect(dead.pairs[0].reason).toBe('The member for “1” never fires.')
  const apart = [...'12'].map((value, i) => ({ value, here: i > 0, fires: true }))
  expect(checkPlan('digit', apart, tokens).reason).toContain('fewer than two')
})

test('a member that passes in one direction only is not confirmed', () => {
  const pair = (from: number, to: number, error: number | null, n = 12) => ({
    ...{ from, to, n, error, errorSe: error, control: error, controlSe: error, reason: null },
  })
  const pairs = [
    pair(0, 1, 0),
    pair(1, 0, 0, 7),
    pair(0, 2, 0.1, 9),
    pair(2, 0, 0.9),
    pair(1, 2, 0),
    pair(2, 1, null, 3),
  ]
  expect(memberChecks(pairs)).toEqual([
    { place: 0, texts: [9, 12], partners: 2, confirmed: 1 },
    { place: 1, texts: [7, 12], partners: 1, confirmed: 1 },
    { place: 2, texts: [12, 12], partners: 1, confirmed: 0 },
  ])
  expect(countPairs(pairs)).toEqual({ tested: 5, confirmed: 4 })
  const silent = [0, 1].map(to => ({ ...pair(3, to, null), reason: 'Silent.' }))
  expect(untestedPairs([...pairs, ...silent, { ...pair(0, 3, null), reason: 'Silent.' }])).toEqual([
    { reason: 'Not tested.', pairs: [{ from: 2, to: [1] }] },
    {
      reason: 'Silent.',
      pairs: [
        { from: 3, to: [0, 1] },
        { from: 0, to: [3] },
      ],
    },
  ])
})
