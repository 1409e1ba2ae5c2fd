import { expect, test } from 'vitest'
import { firstAtLeast } from '#lib/numeric/first-at-least.ts'

test('the first of equals is found, what lies between begins at the next, and what exceeds all at the end', () => {
  const sorted = Uint32Array.of(2, 4, 4, 4, 9)
  expect([0, 2, 3, 4, 5, 9, 10].map(value => firstAtLeast(sorted, value))).toEqual([0, 0, 1, 1, 4, 4, 5])
  expect(firstAtLeast(new Float64Array(0), 1)).toBe(0)
})
