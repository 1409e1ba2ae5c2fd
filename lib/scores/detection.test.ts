import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { chooseWindows } from '#lib/scores/choose-windows.ts'
import { detect } from '#lib/scores/detection.ts'
import { cutWindows, type TextWindow } from '#lib/scores/text-windows.ts'

const window = (peak: number, token: number, held = 0, tokens = [token]): TextWindow => {
  const ids = Uint16Array.from(tokens)
  return {
    peak,
    token,
    held,
    tokens: ids,
    activations: new Float32Array(ids.length),
    marks: new Uint8Array(ids.length),
  }
}

test('rows are cut into windows of 32 tokens with their peaks; short ends are left out', () => {
  const activations = new Float32Array(60)
  activations[33] = 2
  activations[5] = 1
  const tokens = Uint16Array.from({ length: 60 }, (_, i) => i)
  const marks = new Uint8Array(60)
  marks[33] = 1
  const cut = (starts: number[], ...without: Uint8Array[]) =>
    cutWindows({ tokens, activations, marks, starts: Uint32Array.from(starts), groups: new Uint8Array(1) }, ...without)
  expect(cut([0, 60]).map(({ peak, token, held }) => [peak, token, held])).toEqual([
    [1, 5, 0],
    [2, 33, 1],
  ])
  expect(cut([0, 47]).length).toBe(1)
  expect(cut([0, 60], Uint8Array.of(1))).toEqual([])
})

test('five firing windows come from each tenth, and half of the silent ones hold a peak token', () => {
  const firing = Array.from({ length: 200 }, (_, i) => window(1 + i, 7))
  const hard = Array.from({ length: 40 }, () => window(0, 3, 0, [3, 7]))
  const easy = Array.from({ length: 100 }, () => window(0, 4))
  const chosen = chooseWindows([...firing, ...hard, ...easy], 1, seededRandom(1))
  const tenths = new Array<number>(10).fill(0)
  for (const { peak } of chosen.firing) tenths[Math.floor((peak - 1) / 20)]++
  expect(tenths).toEqual(new Array(10).fill(5))
  expect(chosen.hard).toBe(25)
  expect(chosen.silent.filter(({ tokens }) => tokens.includes(7)).length).toBe(25)
  expect(chosen.silent.length).toBe(50)
})

test('eight of ten told and two false alarms of ten', () => {
  const many = (held: number, n: number) => Array.from({ length: n }, () => window(1, 1, held))
  const answer = detect({
    firing: [...many(1, 8), ...many(0, 2)],
    silent: [...many(2, 2), ...many(0, 8)],
    hard: 0,
  })
  expect(answer).toMatchObject({ balancedAccuracy: 0.8, precision: 0.8, recall: 0.8 })
  expect(answer.f1).toBeCloseTo(0.8, 12)
  // 8 firing with 1 against 8 silent with 0 win, against 2 with 2 lose; 2 firing with 0 tie with 8 and lose to 2.
  expect(answer.auc).toBeCloseTo((8 * 8 + (2 * 8) / 2) / 100, 12)
})

test('too few windows of a kind give no number', () => {
  const some = (n: number) => Array.from({ length: n }, () => window(1, 1, 1))
  expect(detect({ firing: some(9), silent: some(50), hard: 0 })).toMatchObject({ balancedAccuracy: null, nFiring: 9 })
})
