import { expect, test } from 'vitest'
import {
  decodeExamples,
  type ExampleGroup,
  encodeExamples,
  quantiseWindow,
  windowActivation,
} from '#lib/neuron/examples.ts'
import { decodeHistogram, encodeHistogram } from '#lib/neuron/histogram-record.ts'
import { decodeLogitEffects, encodeLogitEffects } from '#lib/neuron/logit-effects.ts'
import { sparkline } from '#lib/neuron/sparkline.ts'
import { decodeStrongest, encodeStrongest } from '#lib/neuron/strongest-record.ts'

test('a window of 256 levels is off by at most a 510th of its range', () => {
  const values = Array.from({ length: 61 }, (_, i) => Math.sin(i) * 0.04 - 0.01)
  const window = quantiseWindow(100, values)
  const bound = (window.high - window.low) / 510 + 1e-9
  for (let i = 0; i < 61; i++) expect(Math.abs(windowActivation(window, i) - values[i])).toBeLessThanOrEqual(bound)
  expect(Array.from(quantiseWindow(0, [2, 2]).levels)).toEqual([0, 0])
})

test('examples come back as they were packed', () => {
  const window = { start: 70_000, low: -0.5, high: 1.5, levels: Uint8Array.of(0, 128, 255) }
  const groups: ExampleGroup[] = [
    {
      kind: 'strongest',
      low: 0,
      high: 1.5,
      tokens: 3e9,
      examples: [{ document: 5999, token: 70_002, activation: 1.5, window }],
    },
    { kind: 'interval', low: 0, high: 0.25, tokens: 0, examples: [] },
  ]
  expect(decodeExamples(encodeExamples(groups))).toEqual(groups)
})

test('a histogram with counts past 2^32 comes back exactly', () => {
  const record = { bins: Uint16Array.of(0, 3, 512, 1023), counts: Float64Array.of(1, 2 ** 40 + 1, 127, 128) }
  expect(decodeHistogram(encodeHistogram(record))).toEqual(record)
})

test('logit effects and strongest refs come back as float32', () => {
  const effects = { promoted: [{ token: 65_535, effect: 0.5 }], suppressed: [{ token: 0, effect: -2 }] }
  expect(decodeLogitEffects(encodeLogitEffects(effects))).toEqual(effects)
  const refs = [{ document: 1, token: 2, activation: 0.25 }]
  expect(decodeStrongest(encodeStrongest(refs))).toEqual(refs)
})

test('a record of another layout version is refused in one line', () => {
  expect(() => decodeStrongest(Uint8Array.of(9, 0))).toThrow('strongest examples: wanted layout version 1, got 9')
})

test('a sparkline puts all tokens between two edges into one bar', () => {
  const bars = sparkline(1, 3, x => (x < 0.5 ? 10 : 0))
  expect(bars.reduce((n, height) => n + (height > 0 ? 1 : 0), 0)).toBe(1)
  expect(Math.max(...bars)).toBe(255)
  expect(Math.max(...sparkline(0, 0, () => 0))).toBe(0)
})

test('a record larger than the first buffer comes back as well', () => {
  const refs = Array.from({ length: 1000 }, (_, i) => ({ document: i * 70_000, token: i, activation: i }))
  expect(decodeStrongest(encodeStrongest(refs))).toEqual(refs)
  expect(decodeStrongest(encodeStrongest([]))).toEqual([])
  const window = { start: 0, low: 0, high: 1, levels: new Uint8Array(3000).fill(7) }
  const groups: ExampleGroup[] = [
    {
      kind: 'random',
      low: 0,
      high: 1,
      tokens: 1,
      examples: Array(9).fill({ document: 1, token: 2, activation: 1, window }),
    },
  ]
  expect(decodeExamples(encodeExamples(groups))).toEqual(groups)
})
