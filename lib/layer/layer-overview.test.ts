import { expect, test } from 'vitest'
import { type LayerColumns, noWord } from '#lib/layer/layer-columns.ts'
import { layerOverviews } from '#lib/layer/layer-overview.ts'

const f32 = (...values: number[]) => Float32Array.from(values)

const layer = (change: Partial<LayerColumns> = {}): LayerColumns => ({
  neuron: Uint32Array.of(0, 1, 2, 3),
  max: f32(1, 2, 3, 99),
  scale: f32(1, 1, 1, 1),
  fires: f32(0.1, 0.2, 0.3, Number.NaN),
  kurtosis: f32(1, 2, 3, Number.NaN),
  dead: Uint8Array.of(0, 0, 0, 1),
  token: new Uint16Array(4),
  sparkline: new Uint8Array(96),
  tokens: ['a'],
  more: {},
  words: {},
  ...change,
})

test('kinds of neurons are counted, as the lists that they lead to count them', () => {
  const [overview] = layerOverviews([
    layer({
      more: { r2Position: f32(0.1, 0.09, -1, Number.NaN), domainShare: f32(0.8, 0.9, 1, Number.NaN) },
      words: {
        logitClass: { codes: Uint8Array.of(1, 0, 1, noWord), words: ['none', 'prediction'] },
        topDomain: { codes: Uint8Array.of(1, 0, 1, noWord), words: ['fiction', 'python'] },
      },
    }),
  ])
  expect(overview).toMatchObject({
    neurons: 4,
    dead: 1,
    classes: { prediction: 2, suppression: 0, partition: 0, entropy: 0, none: 1 },
    position: 1,
    code: 2,
  })
})

test('what is not analysed is not counted as 0', () => {
  expect(layerOverviews([layer()])[0]).toMatchObject({ classes: null, position: null, code: null })
})

test('dead neurons are in no histogram, the median is that of the others, and layers share an axis', () => {
  const [one, other] = layerOverviews([layer(), layer({ max: f32(5, 6, 7, 99) })])
  expect([one.max.median, other.max.median]).toEqual([2, 6])
  expect(one.max.counts.reduce((a, b) => a + b)).toBe(3)
  expect([one.max.low, one.max.high]).toEqual([other.max.low, other.max.high])
  expect([one.max.low, one.max.high]).toEqual([1, 7])
  expect(layerOverviews([layer({ dead: new Uint8Array(4).fill(1) })])[0].max.median).toBeNull()
})
