import { expect, test } from 'vitest'
import { nonNegativeFit } from '#lib/splits/non-negative-fit.ts'
import { type Firing, splitScores } from '#lib/splits/split-scores.ts'

/** A neuron's firing from its activations in M, token after token. */
const firing = (...activations: number[]): Firing => {
  const slots = activations.flatMap((value, slot) => (value > 0 ? [slot] : []))
  return { slots, steps: slots.map(slot => 50 * activations[slot]) }
}

const parent = firing(1, 3, 0, 2, 0, 0)
const first = firing(1, 0, 0, 2, 0, 0)
const second = firing(0, 3, 0, 0, 0, 0)
const distractor = firing(0, 0, 0, 0, 1, 1)

test('a neuron that is the sum of two: they cover it, each purely, and together explain what neither does alone', () => {
  const scores = splitScores(parent, [first, second], 6)
  expect(scores).toMatchObject({ sample: 6, tokens: 3, coverage: 1, overlap: 0, split: true })
  expect(scores.children).toEqual([
    { tokens: 2, shared: 2, purity: 1, cover: 2 / 3 },
    { tokens: 1, shared: 1, purity: 1, cover: 1 / 3 },
  ])
  expect(scores.r2Best).toBeCloseTo(0.6, 12)
  expect(scores.r2Joint).toBeCloseTo(1, 12)
  expect(scores.score).toBeCloseTo(0.4, 12)
})

test('a child that has nothing to do with it changes nothing but the mean purity', () => {
  const scores = splitScores(parent, [first, second, distractor], 6)
  expect(scores.children[2]).toEqual({ tokens: 2, shared: 0, purity: 0, cover: 0 })
  expect(scores.coverage).toBe(1)
  expect(scores.r2Joint).toBeCloseTo(1, 12)
  expect(scores.score).toBeCloseTo(0.4 * (2 / 3), 12)
})

test('one child alone is no split, nor are two that fire together', () => {
  expect(splitScores(parent, [first], 6)).toMatchObject({ split: null, overlap: null, coverage: 2 / 3 })
  expect(splitScores(parent, [parent, parent], 6)).toMatchObject({ split: false, overlap: 1 })
})

test('without firing, or without children, nothing is computed and nothing is 0', () => {
  const silent = firing(0, 0, 0)
  expect(splitScores(silent, [second], 6)).toMatchObject({ coverage: null, r2Joint: null, r2Best: null, split: null })
  expect(splitScores(parent, [silent], 6)).toMatchObject({ coverage: 0, r2Joint: null, score: null })
  expect(splitScores(parent, [], 6)).toMatchObject({ children: [], coverage: 0, r2Joint: null })
})

test('weights are never negative, and of two equal variables one is enough', () => {
  const near = (values: number[], wanted: number[]) =>
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted[i], 9)
    })
  near(
    nonNegativeFit(
      [
        [2, 0],
        [0, 4],
      ],
      [2, -1],
    ),
    [1, 0],
  )
  near(
    nonNegativeFit(
      [
        [1, 0.5],
        [0.5, 1],
      ],
      [1, 0.1],
    ),
    [1, 0],
  )
  const [a, b] = nonNegativeFit(
    [
      [1, 1],
      [1, 1],
    ],
    [1, 1],
  )
  expect(a + b).toBeCloseTo(1, 9)
})
