import { expect, it } from 'vitest'
import { hypergeometricTail, logFactorial } from '#lib/numeric/hypergeometric-tail.ts'

it('knows factorials', () => {
  expect(logFactorial(0)).toBeCloseTo(0, 11)
  expect(logFactorial(5)).toBeCloseTo(Math.log(120), 12)
  expect(logFactorial(20) / Math.log(2432902008176640000)).toBeCloseTo(1, 13)
})

it('gives 1.106e-7 for 8 of 10 predictions right where 12 of 100 happened', () => {
  expect(hypergeometricTail({ tp: 8, fp: 2, fn: 4, tn: 86 }) / 1.106e-7).toBeCloseTo(1, 3)
})

it('sums to the tail that counting every drawing gives', () => {
  // 3 of 5 drawn from 4 red and 6 blue: (C(4,3) C(6,2) + C(4,4) C(6,1)) / C(10,5).
  expect(hypergeometricTail({ tp: 3, fp: 2, fn: 1, tn: 4 })).toBeCloseTo((4 * 15 + 6) / 252, 10)
  // One below the mode: most of the mass is in the tail.
  expect(hypergeometricTail({ tp: 1, fp: 4, fn: 3, tn: 2 })).toBeCloseTo(1 - 6 / 252, 10)
})

it('is 1 where nothing happened, or everything did', () => {
  expect(hypergeometricTail({ tp: 0, fp: 3, fn: 0, tn: 7 })).toBe(1)
  expect(hypergeometricTail({ tp: 3, fp: 0, fn: 7, tn: 0 })).toBe(1)
})

it('stays a number with a million tokens, and is 0 where no number is small enough', () => {
  const p = hypergeometricTail({ tp: 30, fp: 1000, fn: 5000, tn: 993_970 })
  expect(p).toBeGreaterThan(0)
  expect(p).toBeLessThan(1e-8)
  expect(hypergeometricTail({ tp: 5000, fp: 0, fn: 0, tn: 995_000 })).toBe(0)
})
