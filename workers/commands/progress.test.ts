import { expect, test } from 'vitest'
import { timeLeft } from '#workers/commands/progress.ts'

test('the time left follows from the pace so far, in the unit that suits it', () => {
  expect(timeLeft(25, 100, 10)).toBe(', 30 s left')
  expect(timeLeft(1, 100, 10)).toBe(', 17 min left')
  expect(timeLeft(1, 1001, 60)).toBe(', 16.7 h left')
})

test('nothing is said at the very start, at the end, or without a total', () => {
  expect(timeLeft(0, 100, 10)).toBe('')
  expect(timeLeft(5, 100, 1)).toBe('')
  expect(timeLeft(100, 100, 10)).toBe('')
  expect(timeLeft(3, 0, 10)).toBe('')
})
