import { type LayerColumns, numbersOf } from '#lib/layer/layer-columns.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'
import { inRange } from '#lib/layer/neuron-filter.ts'

/**
 * Places in the columns in the order a view lists them. Undefined statistics come last in both directions; equal ones in
 * the order of the neurons.
 */
export function orderRows(columns: LayerColumns, view: LayerView): Uint32Array {
  const { sort, dir } = view
  const places = placesOf(columns, view)
  const values = sort === 'neuron' ? columns.neuron : numbersOf(columns, sort)
  const sign = dir === 'asc' ? 1 : -1
  return places.sort((a, b) => {
    const x = values[a]
    const y = values[b]
    if (x === y) return a - b
    if (Number.isNaN(x)) return Number.isNaN(y) ? a - b : 1
    if (Number.isNaN(y)) return -1
    return sign * (x - y)
  })
}

/** Places that a view lists, ascending. */
function placesOf(columns: LayerColumns, { show, ranges, choices }: LayerView): Uint32Array {
  const numbers = ranges.map(range => ({ range, values: numbersOf(columns, range.key) }))
  const words = choices.map(({ key, words: wanted }) => ({ column: columns.words[key], wanted }))
  const n = columns.neuron.length
  const places = new Uint32Array(n)
  let kept = 0
  for (let i = 0; i < n; i++) {
    if (show !== 'all' && (show === 'dead') !== (columns.dead[i] === 1)) continue
    if (!numbers.every(({ range, values }) => inRange(values[i], range))) continue
    if (!words.every(({ column, wanted }) => column && wanted.includes(column.words[column.codes[i]]))) continue
    places[kept++] = i
  }
  return places.subarray(0, kept)
}
