import { expect, test } from 'vitest'
import { columnGroups } from '#lib/layer/column-groups.ts'
import {
  type LayerColumns,
  noWord,
  numbersOf,
  packLayerColumns,
  takeRows,
  unpackLayerColumns,
  withNumbers,
} from '#lib/layer/layer-columns.ts'
import { layerQuery, neededNumbers, parseLayerView, sortBy, tileNumber } from '#lib/layer/layer-view.ts'
import { orderRows } from '#lib/layer/order-rows.ts'
import { presets } from '#lib/layer/presets.ts'
import { numberKeys } from '#lib/methods/registry.ts'

const f32 = (...values: number[]) => Float32Array.from(values)

const columns: LayerColumns = {
  neuron: Uint32Array.of(0, 1, 2, 3),
  max: f32(0.5, 2, 0.5, 0.01),
  scale: f32(0.4, 1, 0.3, 0.01),
  fires: f32(0.1, 0.2, 0.3, Number.NaN),
  kurtosis: f32(3, Number.NaN, 9, Number.NaN),
  dead: Uint8Array.of(0, 0, 0, 1),
  token: Uint16Array.of(1, 0, 1, 2),
  sparkline: Uint8Array.from({ length: 96 }, (_, i) => i),
  tokens: ['a', '<i class="g">·</i>b', '&lt;'],
  more: { sparsity: f32(0.9, 0.5, 0.7, Number.NaN), r2Token: f32(0.4, 0.9, 0.6, Number.NaN) },
  words: { topDomain: { codes: Uint8Array.of(0, 1, 1, noWord), words: ['fiction', 'python'] } },
}

const plain = { sort: 'neuron', dir: 'asc', show: 'all', columns: 'activation', ranges: [], choices: [] }
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
  expect(view({ sort: 'constructor', dir: 'up', show: 'none' })).toEqual({
    ...plain,
    show: 'all',
  })
  expect(parseLayerView({ sort: ['max', 'mean'] })).toEqual({ ...plain, sort: 'max', dir: 'desc' })
})

test('one view has one address, which reads back', () => {
  expect(layerQuery(view({}))).toBe('')
  expect(layerQuery(view({ sort: 'max' }))).toBe('?sort=max')
  expect(layerQuery(view({ sort: 'max', dir: 'asc', show: 'live' }))).toBe('?sort=max&dir=asc&show=live')
})

test('a second press on a heading turns the order round', () => {
  const first = sortBy(view({ show: 'live' }), 'kurtosis')
  expect(first).toEqual({ ...plain, sort: 'kurtosis', dir: 'desc', show: 'live' })
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
  expect(rows.more.r2Token).toEqual(f32(Number.NaN, Math.fround(0.4)))
  expect(rows.words.topDomain?.codes).toEqual(Uint8Array.of(noWord, 0))
})

test('a filter keeps neurons inside its bounds; what is undefined is outside', () => {
  expect(order({ r2Token: '0.5..' })).toEqual([1, 2])
  expect(order({ r2Token: '..0.6', sort: 'r2Token' })).toEqual([2, 0])
  expect(order({ 'min.r2Token': '0.5', 'max.r2Token': '0.7' })).toEqual([2])
  expect(order({ r2Trigram: '0..' })).toEqual([])
  expect(order({ topDomain: 'python' })).toEqual([1, 2])
  expect(order({ topDomain: 'python,fiction' })).toEqual([0, 1, 2])
  expect(order({ logitClass: 'prediction' })).toEqual([])
})

test('a filter has one address; what is no number is as if left out', () => {
  expect(layerQuery(view({ 'min.r2Token': '0.5' }))).toBe('?r2Token=0.5..')
  expect(layerQuery(view({ topDomain: 'python,javascript' }))).toBe('?topDomain=python,javascript')
  expect(layerQuery(view({ r2Token: 'x..y', logitClass: '<script>' }))).toBe('')
  for (const preset of presets) {
    const { sort, dir, show, columns: group, ranges, choices } = preset
    const query = Object.fromEntries(new URLSearchParams(layerQuery(preset)))
    expect(view(query)).toEqual({ sort, dir, show, columns: group, ranges, choices })
  }
})

test('a view asks for what it shows, sorts by and filters by', () => {
  expect(neededNumbers(view({ columns: 'where', sort: 'max', r2Token: '0..' }))).toEqual([
    'domainShare',
    'r2Domain',
    'r2Position',
    'max',
    'r2Token',
  ])
  const few = withNumbers(columns, ['sparsity'])
  expect(Object.keys(few.more)).toEqual(['sparsity'])
  expect(numbersOf(few, 'r2Token')).toEqual(f32(Number.NaN, Number.NaN, Number.NaN, Number.NaN))
})

test('tiles are part of the address, and show what the list is sorted by or its first number', () => {
  expect(layerQuery(view({ view: 'grid', sort: 'max' }))).toBe('?view=grid&sort=max')
  expect(layerQuery(view({ beside: 'layers' }))).toBe('?beside=layers')
  expect(view({ view: 'map' })).toEqual({ ...plain })
  expect(tileNumber(view({ view: 'grid', sort: 'poly' }))).toBe('poly')
  expect(tileNumber(view({ view: 'grid', columns: 'logits' }))).toBe('logitKurtosis')
})

test('every number has a place in a group of columns', () => {
  const placed = Object.values(columnGroups).flatMap(({ columns: keys }) => keys)
  for (const key of numberKeys) expect(placed).toContain(key)
  expect(new Set(placed).size).toBe(placed.length)
})
