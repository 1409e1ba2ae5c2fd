import { type ColumnGroup, columnGroups, groupNames } from '#lib/layer/column-groups.ts'
import {
  type NeuronFilter,
  numberKeyOf,
  oneOf,
  parseFilter,
  type Query,
  writeFilter,
} from '#lib/layer/neuron-filter.ts'
import type { NumberKey } from '#lib/methods/registry.ts'

/** What a list of neurons can be sorted by. */
export type SortKey = 'neuron' | NumberKey

export type Direction = 'asc' | 'desc'

/** Which neurons are listed: all, those that fire, or the dead ones. */
export type Show = 'all' | 'live' | 'dead'

/** How a list of neurons is looked at; the query string is its only home. */
export interface LayerView extends NeuronFilter {
  sort: SortKey
  dir: Direction
  show: Show
  /** The columns shown. */
  columns: ColumnGroup
  /** Tiles instead of rows; left out for rows. */
  grid?: true
  /** The columns' statistics drawn over all layers of the model, above a layer's list; left out for not. */
  beside?: true
}

/** A statistic is first wanted from its largest value, the neuron's index from its smallest. */
export const firstDirection = (sort: SortKey): Direction => (sort === 'neuron' ? 'asc' : 'desc')

/** Reads ?view=grid&columns=tokens&sort=max&dir=desc&show=live and a filter; what is missing or unknown is as if left out. */
export function parseLayerView(query: Query): LayerView {
  const sort = numberKeyOf(oneOf(query.sort)) ?? 'neuron'
  const dir = oneOf(query.dir)
  const show = oneOf(query.show)
  return {
    sort,
    dir: dir === 'asc' || dir === 'desc' ? dir : firstDirection(sort),
    show: show === 'live' || show === 'dead' ? show : 'all',
    columns: groupNames.find(name => name === oneOf(query.columns)) ?? 'activation',
    ...(oneOf(query.view) === 'grid' && { grid: true as const }),
    ...(oneOf(query.beside) === 'layers' && { beside: true as const }),
    ...parseFilter(query),
  }
}

/** The query string of a view, with `?`; what is the default is left out, so one view has one address. */
export function layerQuery({ sort, dir, show, columns, grid, beside, ...filter }: LayerView): string {
  const query = new URLSearchParams()
  if (grid) query.set('view', 'grid')
  if (beside) query.set('beside', 'layers')
  if (columns !== 'activation') query.set('columns', columns)
  if (sort !== 'neuron') query.set('sort', sort)
  if (dir !== firstDirection(sort)) query.set('dir', dir)
  if (show !== 'all') query.set('show', show)
  writeFilter(query, filter)
  return query.size > 0 ? `?${query.toString().replaceAll('%2C', ',')}` : ''
}

/** The view that a press on a column's heading leads to: its first direction, then the other. */
export const sortBy = <T extends LayerView>(view: T, sort: SortKey): T => ({
  ...view,
  sort,
  dir: view.sort !== sort ? firstDirection(sort) : view.dir === 'asc' ? 'desc' : 'asc',
})

/** The number that a tile shows: what the list is sorted by, else the first of its columns. */
export const tileNumber = ({ sort, columns }: LayerView): NumberKey =>
  sort === 'neuron' ? (columnGroups[columns].columns.find(key => numberKeyOf(key)) as NumberKey) : sort

/** Numbers that a view shows, sorts by or filters by. */
export function neededNumbers({ sort, columns, ranges }: LayerView): NumberKey[] {
  const keys = [...columnGroups[columns].columns, sort, ...ranges.map(({ key }) => key)]
  return Array.from(new Set(keys)).flatMap(key => numberKeyOf(key) ?? [])
}
