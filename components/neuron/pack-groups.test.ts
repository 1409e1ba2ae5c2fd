import { expect, test } from 'vitest'
import { packGroups } from '#components/neuron/pack-groups.ts'
import { type ExampleGroup, quantiseWindow } from '#lib/neuron/examples.ts'

const example = (document: number) => ({ document, token: 0, activation: 1, window: quantiseWindow(0, [1]) })
const group = (kind: ExampleGroup['kind'], low: number, high: number, documents: number[]): ExampleGroup => ({
  kind,
  low,
  high,
  tokens: 9,
  examples: documents.map(example),
})
const groups = [
  group('random', 0, 1, [4]),
  group('interval', 0, 0.01, []),
  group('interval', 0, 0.5, [2]),
  group('interval', 0.5, 1, [3]),
  group('strongest', 0, 1, [0, 1]),
]
const texts = new Map(
  groups.flatMap(({ examples }) =>
    examples.map(one => [
      one,
      { ids: Uint16Array.of(0), domain: 'd', source: one.document < 3 ? 'a' : 'b', licence: 'l', url: null },
    ]),
  ),
)

test('groups go down the axis, and an empty interval stays', () => {
  const packed = packGroups(groups, texts, () => Uint8Array.of(120))
  expect(packed.groups.map(({ kind, high, rows }) => [kind, high, rows.length])).toEqual([
    ['strongest', 1, 2],
    ['interval', 1, 1],
    ['interval', 0.5, 1],
    ['interval', 0.01, 0],
    ['random', 1, 1],
  ])
})

test('each source is listed once', () => {
  const packed = packGroups(groups, texts, () => Uint8Array.of(120))
  expect(packed.sources.map(({ source }) => source)).toEqual(['a', 'b'])
  expect(packed.groups.flatMap(({ rows }) => rows.map(row => row.source))).toEqual([0, 0, 1, 0, 1])
})
