import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { fuzz } from '#lib/scores/fuzzing.ts'
import type { TextWindow } from '#lib/scores/text-windows.ts'

/** Windows of 32 tokens with an activation and a mark at each place. */
function windows(n: number, activation: (place: number, window: number) => number, mark: (a: number) => boolean) {
  return Array.from({ length: n }, (_, w): TextWindow => {
    const activations = Float32Array.from({ length: 32 }, (_, i) => activation(i, w))
    const marks = Uint8Array.from(activations, a => (mark(a) ? 1 : 0))
    return { peak: Math.max(...activations), token: 0, held: 0, tokens: new Uint16Array(32), activations, marks }
  })
}

const random = seededRandom(5)
/** One token in eight fires, 0/1. */
const spiky = () => (random() < 0.125 ? 1 : 0)
const score = (activation: () => number, mark: (a: number) => boolean, n = 400) =>
  fuzz(windows(n, activation, mark), 1, seededRandom(1))

test('the firing itself tells all highlights, its opposite none, what holds everywhere or nowhere half', () => {
  expect(score(spiky, a => a === 1)).toEqual({ fuzzing: 1, nFuzzed: 50 })
  expect(score(spiky, a => a === 0)).toEqual({ fuzzing: 0, nFuzzed: 50 })
  expect(score(spiky, () => true).fuzzing).toBe(0.5)
  expect(score(spiky, () => false).fuzzing).toBe(0.5)
})

test('random marks are at chance: the mean of 40 draws within four of its errors', () => {
  const marks = seededRandom(6)
  const drawn = Array.from({ length: 40 }, () => score(spiky, () => marks() < 0.4, 120).fuzzing as number)
  const mean = drawn.reduce((a, b) => a + b) / drawn.length
  expect(Math.abs(mean - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(2 * 50 * 40))
  expect(new Set(drawn).size).toBeGreaterThan(5)
})

test('only tokens of 0.3 M or more are highlighted; half of them suffice', () => {
  const level = (high: number) => (place: number) => (place < 2 ? high : 0)
  const first = (a: number) => a > 0
  expect(fuzz(windows(20, level(0.29), first), 1, seededRandom(1))).toEqual({ fuzzing: null, nFuzzed: 0 })
  expect(fuzz(windows(20, level(0.3001), first), 1, seededRandom(1)).fuzzing).toBe(1)
  const two = (place: number) => (place === 0 ? 0.9 : place === 1 ? 0.5 : 0)
  expect(
    fuzz(
      windows(20, two, a => a > 0.6),
      1,
      seededRandom(1),
    ).fuzzing,
  ).toBe(1)
})

test('windows that are mostly highlighted are left out, and fewer than ten windows say nothing', () => {
  const dense = (n: number) => (place: number) => (place < n ? 1 : 0)
  const holds = (a: number) => a === 1
  expect(fuzz(windows(20, dense(17), holds), 1, seededRandom(1)).nFuzzed).toBe(0)
  expect(fuzz(windows(20, dense(16), holds), 1, seededRandom(1))).toEqual({ fuzzing: 1, nFuzzed: 20 })
  expect(fuzz(windows(9, dense(1), holds), 1, seededRandom(1))).toEqual({ fuzzing: null, nFuzzed: 9 })
})
