import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { groupError } from '#lib/scores/jackknife.ts'
import { shiftedNull } from '#lib/scores/shifted-null.ts'
import { explainedVariance, fitSimulation, simulatedCorrelation } from '#lib/scores/simulation.ts'
import { addTokens, mergeTokens, noTokens } from '#lib/scores/token-sums.ts'

const activations = Float32Array.of(0, 1, 4, 3, 0, 2)
const marks = Uint8Array.of(0, 0, 1, 1, 0, 0)

test('six tokens: means, correlation and explained variance by hand', () => {
  const sums = addTokens(noTokens(), activations, marks)
  const by = fitSimulation(sums)
  expect(by).toEqual({ held: 3.5, other: 0.75 })
  if (!by) return
  // Mean 5/3, sum of squares about it 30 - 50/3 = 40/3; between the means 2 * (11/6)^2 + 4 * (11/12)^2 = 121/12.
  expect(simulatedCorrelation(sums, by)).toBeCloseTo(Math.sqrt(121 / 12 / (40 / 3)), 12)
  expect(explainedVariance(sums, by)).toBeCloseTo(121 / 12 / (40 / 3), 12)
  // Fitted elsewhere it may do worse than the mean: all of the error is counted.
  expect(explainedVariance(sums, { held: 0, other: 0 })).toBeCloseTo(1 - 30 / (40 / 3), 12)
})

test('sums do not depend on how a text is divided, and what was added can be taken away', () => {
  const whole = addTokens(noTokens(), activations, marks)
  const parts = addTokens(addTokens(noTokens(), activations, marks, 0, 2), activations, marks, 2, 6)
  expect(parts).toEqual(whole)
  expect(mergeTokens({ ...whole }, whole, -1)).toEqual(noTokens())
})

test('what is constant has no number', () => {
  const constant = addTokens(noTokens(), new Float32Array(6).fill(0.1), marks)
  expect(fitSimulation(addTokens(noTokens(), activations, new Uint8Array(6)))).toBeNull()
  expect(simulatedCorrelation(constant, { held: 1, other: 0 })).toBeNull()
  expect(explainedVariance(constant, { held: 1, other: 0 })).toBeNull()
  expect(shiftedNull(new Float32Array(6), marks, { held: 1, other: 0 }, seededRandom(1))).toBeNull()
})

test('the error over groups is that of the groups left out in turn, and wants sixteen', () => {
  const groups = Array.from({ length: 16 }, (_, i) => ({ ...noTokens(), n: 1, sum: i }))
  const mean = ({ n, sum }: { n: number; sum: number }) => sum / n
  // Of a mean it is the usual standard error: variance of 0..15 is 340/15.
  expect(groupError(groups, mean)).toBeCloseTo(Math.sqrt(340 / 15 / 16), 12)
  expect(groupError(groups.slice(1), mean)).toBeNull()
  expect(groupError(groups, () => null)).toBeNull()
})

test('shifted places keep a cluster together: long runs by chance agree more than single tokens', () => {
  const n = 4096
  const runs = Uint8Array.from({ length: n }, (_, i) => (i % 1024 < 256 ? 1 : 0))
  const single = Uint8Array.from(runs, (_, i) => (i % 4 === 0 ? 1 : 0))
  const random = seededRandom(3)
  const active = Float32Array.from({ length: n }, (_, i) => (i % 1024 < 300 ? random() : 0))
  const by = { held: 1, other: 0 }
  const clustered = shiftedNull(active, runs, by, seededRandom(1)) as number
  expect(clustered).toBeGreaterThan(0.5)
  expect(shiftedNull(active, single, by, seededRandom(1)) as number).toBeLessThan(0.1)
})
