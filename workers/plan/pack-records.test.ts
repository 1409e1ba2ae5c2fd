import { expect, test } from 'vitest'
import { decodeExamples, type ExampleGroup } from '#lib/neuron/examples.ts'
import { decodeHistogram } from '#lib/neuron/histogram-record.ts'
import { decodeStrongest } from '#lib/neuron/strongest-record.ts'
import { packExamples, packHistogram, packStrongest } from '#workers/plan/pack-records.ts'

test('examples of 50 KB come back as they were packed', () => {
  const window = { start: 60_000, low: -0.5, high: 1.5, levels: new Uint8Array(256).fill(9) }
  const examples = Array.from({ length: 200 }, (_, i) => ({
    document: 2e9 + i,
    token: 70_000 + i,
    activation: 0.5,
    window,
  }))
  const groups: ExampleGroup[] = [
    { kind: 'strongest', low: 0, high: 1.5, tokens: 3e9, examples },
    { kind: 'interval', low: 0, high: 0.25, tokens: 0, examples: [] },
    { kind: 'random', low: 0, high: 1.5, tokens: 7, examples: examples.slice(0, 1) },
  ]
  expect(decodeExamples(packExamples(groups))).toEqual(groups)
})

test('a histogram with every bin occupied comes back exactly', () => {
  const record = {
    bins: Uint16Array.from({ length: 1024 }, (_, i) => i),
    counts: Float64Array.from({ length: 1024 }, (_, i) => 2 ** 40 + i),
  }
  expect(decodeHistogram(packHistogram(record))).toEqual(record)
})

test('a thousand references into a large corpus come back', () => {
  const refs = Array.from({ length: 1000 }, (_, i) => ({ document: 4e9 - i, token: 1e6 + i, activation: i / 4 }))
  expect(decodeStrongest(packStrongest(refs))).toEqual(refs)
})
