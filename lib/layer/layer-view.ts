import type { NumberColumn } from '#lib/layer/layer-columns.ts'
import { numberColumns } from '#lib/layer/layer-columns.ts'

/** What the list of a layer's neurons can be sorted by. */
export type SortKey = 'neuron' | NumberColumn

export type Direction = 'asc' | 'desc'

/** Which neurons are listed: all, those that fire, or the dead ones. */
export type Show = 'all' | 'live' | 'dead'

/** How a layer's list is looked at; the query string is its only home. */
export interface LayerView {
  sort: SortKey
  dir: Direction
  show: Show
}

export const sortKeys: readonly SortKey[] = ['neuron', ...numberColumns]

/** A statistic is first wanted from its largest value, the neuron's index from its smallest. */
export const firstDirection = (sort: SortKey): Direction => (sort === 'neuron' ? 'asc' : 'desc')

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Reads ?sort=max&dir=desc&show=live; what is missing or unknown is as if left out. */
export function parseLayerView(query: Record<string, string | string[] | undefined>): LayerView {
  const sort = sortKeys.find(key => key === one(query.sort)) ?? 'neuron'
  const dir = one(query.dir)
  const show = one(query.show)
  return {
    sort,
    dir: dir === 'asc' || dir === 'desc' ? dir : firstDirection(sort),
    show: show === 'live' || show === 'dead' ? show : 'all',
  }
}

/** The query string of a view, with `?`; what is the default is left out, so one view has one address. */
export function layerQuery({ sort, dir, show }: LayerView): string {
  const query = new URLSearchParams()
  if (sort !== 'neuron') query.set('sort', sort)
  if (dir !== firstDirection(sort)) query.set('dir', dir)
  if (show !== 'all') query.set('show', show)
  return query.size > 0 ? `?${query}` : ''
}

/** The view that a press on a column's heading leads to: its first direction, then the other. */
export const sortBy = (view: LayerView, sort: SortKey): LayerView => ({
  ...view,
  sort,
  dir: view.sort !== sort ? firstDirection(sort) : view.dir === 'asc' ? 'desc' : 'asc',
})
