import { expect, test } from 'vitest'
import { type LayerColumns, packLayerColumns, takeRows, unpackLayerColumns } from '#lib/layer/layer-columns.ts'
import { layerQuery, parseLayerView, sortBy } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'

const f32 = (...values: number[]) => Float32Array.from(values)

const columns: LayerColumns = {
  neuron: Uint32Array.of(0, 1, 2, 3),
  max: f32(0.5, 2, 0.5, 0.01),
  scale: f32(0.4, 1, 0.3, 0.01),
  fires: f32(0.1, 0.2, 0.3, Number.NaN),
  mean: f32(0, -1, 1, 0),
  kurtosis: f32(3, Number.NaN, 9, Number.NaN),
  sparsity: f32(0.9, 0.5, 0.7, Number.NaN),
  dead: Uint8Array.of(0, 0, 0, 1),
  token: Uint16Array.of(1, 0, 1, 2),
  sparkline: Uint8Array.from({ length: 96 }, (_, i) => i),
  tokens: ['a', '<i class="g">·</i>b', '&lt;'],
}

const view = (query: Record<string, string>) => parseLayerView(query)
const order = (query: Record<string, string>) => Array.from(orderRows(columns, view(query)))

test('a statistic sorts from its largest value, ties by neuron', () => {
  expect(order({ sort: 'max' })).toEqual([1, 0, 2, 3])
  expect(order({ sort: 'max', dir: 'asc' })).toEqual([3, 0, 2, 1])
  expect(order({})).toEqual([0, 1, 2, 3])
  expect(order({ dir: 'desc' })).toEqual([3, 2, 1, 0])
})

test('undefined statistics come last both ways', () => {
  expect(order({ sort: 'kurtosis' })).toEqual([2, 0, 1, 3])
  expect(order({ sort: 'kurtosis', dir: 'asc' })).toEqual([0, 2, 1, 3])
})

test('dead neurons can be left out or looked at alone', () => {
  expect(order({ show: 'live', sort: 'fires' })).toEqual([2, 1, 0])
  expect(order({ show: 'dead' })).toEqual([3])
})

test('an unknown sort, direction or filter is as if left out', () => {
  expect(view({ sort: 'constructor', dir: 'up', show: 'none' })).toEqual({ sort: 'neuron', dir: 'asc', show: 'all' })
  expect(parseLayerView({ sort: ['max', 'mean'] })).toEqual({ sort: 'max', dir: 'desc', show: 'all' })
})

test('one view has one address, which reads back', () => {
  expect(layerQuery(view({}))).toBe('')
  expect(layerQuery(view({ sort: 'max' }))).toBe('?sort=max')
  expect(layerQuery(view({ sort: 'max', dir: 'asc', show: 'live' }))).toBe('?sort=max&dir=asc&show=live')
})

test('a second press on a heading turns the order round', () => {
  const first = sortBy(view({ show: 'live' }), 'kurtosis')
  expect(first).toEqual({ sort: 'kurtosis', dir: 'desc', show: 'live' })
  expect(sortBy(first, 'kurtosis').dir).toBe('asc')
  expect(sortBy(first, 'neuron').dir).toBe('asc')
})

test('columns survive the way to the browser', () => {
  expect(unpackLayerColumns(packLayerColumns(columns))).toEqual(columns)
})

test('some rows carry only the tokens they need', () => {
  const rows = takeRows(columns, [3, 0])
  expect(Array.from(rows.neuron)).toEqual([3, 0])
  expect(rows.tokens).toEqual(['&lt;', '<i class="g">·</i>b'])
  expect(Array.from(rows.token)).toEqual([0, 1])
  expect(Array.from(rows.sparkline.subarray(0, 3))).toEqual([72, 73, 74])
  expect(rows.dead[0]).toBe(1)
})
