import { expect, test } from 'vitest'
import { chosenPlaces, evenlySpread, reasonLetter, reasonOfLetter } from '#lib/neuron/ranked-choice.ts'

const assigned = [0, 1, 0, 255, 1, 0]

test('a range of ranks counts from 1 and includes both ends', () => {
  expect(chosenPlaces(assigned, { from: 2, to: 4, reason: null })).toEqual([1, 2, 3])
  expect(chosenPlaces(assigned, { from: 5, to: 1000, reason: null })).toEqual([4, 5])
})

test('a reason leaves out the others, and what has none', () => {
  expect(chosenPlaces(assigned, { from: 1, to: 6, reason: 0 })).toEqual([0, 2, 5])
  expect(chosenPlaces(assigned, { from: 2, to: 6, reason: 1 })).toEqual([1, 4])
  expect(chosenPlaces(assigned, { from: 1, to: 6, reason: 2 })).toEqual([])
})

test('what is too much is spread evenly, its ends included', () => {
  const spread = evenlySpread(
    Array.from({ length: 1000 }, (_, i) => i),
    20,
  )
  expect(spread).toHaveLength(20)
  expect(new Set(spread).size).toBe(20)
  expect([spread[0], spread[19]]).toEqual([0, 999])
  const steps = spread.slice(1).map((x, i) => x - spread[i])
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1)
  expect(evenlySpread([3, 5], 20)).toEqual([3, 5])
  expect(evenlySpread([3, 5, 7], 1)).toEqual([3])
})

test('letters name reasons and nothing else', () => {
  for (let reason = 0; reason < 10; reason++) expect(reasonOfLetter(reasonLetter(reason))).toBe(reason)
  for (const word of ['', 'K', 'a', 'AB', '0']) expect(reasonOfLetter(word)).toBeNull()
})
