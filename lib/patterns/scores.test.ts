import { expect, test } from 'vitest'
import { hypergeometricTail } from '#lib/numeric/hypergeometric-tail.ts'
import { auc, f1, lift, matchR2, mcc, precision, recall } from '#lib/patterns/scores.ts'

const example = { tp: 8, fp: 2, fn: 4, tn: 86 }

test('the worked example: 8 of 10 matches fire, 4 firings do not match, 100 tokens', () => {
  expect(precision(example)).toBe(0.8)
  expect(recall(example)).toBeCloseTo(0.6667, 4)
  expect(f1(example)).toBeCloseTo(0.7273, 4)
  expect(mcc(example)).toBeCloseTo(0.6975, 4)
  expect(lift(example)).toBeCloseTo(0.8 / 0.12, 10)
  expect(hypergeometricTail(example)).toBeCloseTo(1.106e-7, 10)
})

test('ties count half: scores (.9, 0 | .9, 0, 0)', () => {
  expect(auc([1, 1], [2, 1])).toBeCloseTo(0.5833, 4)
  expect(auc([0, 3], [5, 0])).toBe(1)
  expect(auc([0, 0], [5, 1])).toBeNull()
})

test('nothing is 0 that is not defined', () => {
  expect(precision({ tp: 0, fp: 0, fn: 3, tn: 9 })).toBeNull()
  expect(recall({ tp: 0, fp: 3, fn: 0, tn: 9 })).toBeNull()
  expect(f1({ tp: 0, fp: 0, fn: 3, tn: 9 })).toBeNull()
  expect(mcc({ tp: 0, fp: 0, fn: 3, tn: 9 })).toBeNull()
  expect(lift({ tp: 0, fp: 3, fn: 0, tn: 9 })).toBeNull()
  expect(f1({ tp: 0, fp: 1, fn: 1, tn: 1 })).toBe(0)
})

test('squared correlation equals that of the numbers themselves', () => {
  const activations = [0, 50, 0, 90, 20, 0]
  const matches = [0, 1, 0, 1, 0, 1]
  const mean = (xs: number[]) => xs.reduce((a, b) => a + b) / xs.length
  const [ma, mm] = [mean(activations), mean(matches)]
  const covariance = mean(activations.map((a, i) => (a - ma) * (matches[i] - mm)))
  const [va, vm] = [mean(activations.map(a => (a - ma) ** 2)), mean(matches.map(m => (m - mm) ** 2))]
  const sums = { n: 6, matches: 3, sum: 160, squares: 50 ** 2 + 90 ** 2 + 20 ** 2, matchSum: 140 }
  expect(matchR2(sums)).toBeCloseTo(covariance ** 2 / (va * vm), 12)
  expect(matchR2({ ...sums, matches: 0, matchSum: 0 })).toBeNull()
})
