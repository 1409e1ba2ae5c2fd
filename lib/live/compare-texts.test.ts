import { expect, it } from 'vitest'
import { changedTokens, pairTokens, strongestToken } from '#lib/live/compare-texts.ts'

it.each([
  ['nothing edited', [1, 2, 3], [1, 2, 3], [0, 1, 2]],
  ['one token replaced', [1, 2, 3], [1, 9, 3], [0, -1, 2]],
  ['one put in', [1, 2, 3], [1, 9, 2, 3], [0, -1, 1, 2]],
  ['one taken out', [1, 2, 3], [1, 3], [0, 2]],
  ['one of two equal ones taken out', [1, 1, 2], [1, 2], [0, 2]],
  ['one added at the end', [1], [1, 1], [0, -1]],
  ['all new', [1, 2], [3], [-1]],
  ['nothing left', [1, 2], [], []],
])('%s: tokens are paired from both ends', (_, original, edited, pairs) => {
  expect(Array.from(pairTokens(original, edited))).toEqual(pairs)
})

it('lists the tokens that stayed and changed enough', () => {
  const original = { ids: [1, 2, 3, 4], activations: [0, 5, 1, 2] }
  const edited = { ids: [1, 9, 3, 4], activations: [0, 7, 1.05, 1] }
  expect(changedTokens(original, edited, 0.1)).toEqual([{ token: 3, before: 2, now: 1 }])
})

it('the strongest token is the first of equals', () => {
  expect(strongestToken([-1, 3, 3])).toBe(1)
  expect(strongestToken([])).toBe(-1)
})
