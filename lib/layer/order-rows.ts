import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import type { LayerView } from '#lib/layer/layer-view.ts'

/**
 * Places in the columns in the order a view lists them. Undefined statistics come last in both directions; equal ones in
 * the order of the neurons.
 */
export function orderRows(columns: LayerColumns, { sort, dir, show }: LayerView): Uint32Array {
  const n = columns.neuron.length
  const places = new Uint32Array(n)
  let kept = 0
  for (let i = 0; i < n; i++) {
    if (show === 'all' || (show === 'dead') === (columns.dead[i] === 1)) places[kept++] = i
  }
  const values = columns[sort]
  const sign = dir === 'asc' ? 1 : -1
  return places.subarray(0, kept).sort((a, b) => {
    const x = values[a]
    const y = values[b]
    if (x === y) return a - b
    if (Number.isNaN(x)) return Number.isNaN(y) ? a - b : 1
    if (Number.isNaN(y)) return -1
    return sign * (x - y)
  })
}
