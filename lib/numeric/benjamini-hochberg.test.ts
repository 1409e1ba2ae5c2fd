import { expect, it } from 'vitest'
import { benjaminiHochberg } from '#lib/numeric/benjamini-hochberg.ts'

it('draws the line by hand: of .001 .008 .039 .041 .042 .06 .074 .205 at q 0.05 the first two', () => {
  // Limits q k / 8: .00625 .0125 .01875 .025 .03125 .0375 .04375 .05.
  expect(benjaminiHochberg([0.041, 0.001, 0.205, 0.039, 0.008, 0.042, 0.06, 0.074], 0.05)).toBe(0.008)
})

it('takes in a p above its own limit where a later one is below its', () => {
  // Limits .025 .05 .075 .1: .03 is above .025, and .09 is below .1.
  expect(benjaminiHochberg([0.03, 0.06, 0.08, 0.09], 0.1)).toBe(0.09)
})

it('discovers less the more is tried', () => {
  expect(benjaminiHochberg([0.004], 0.01)).toBe(0.004)
  expect(benjaminiHochberg([0.004, 0.5, 0.6], 0.01)).toBe(-1)
  expect(benjaminiHochberg([], 0.01)).toBe(-1)
})
