import { type LayerView, layerQuery } from '#lib/layer/layer-view.ts'

/** Where a layer's list stands. */
export interface ListPlace {
  /** Address of the layer: `/model/layer`. */
  base: string
  /** The run asked for, where it is not the current one: every link keeps it. */
  run: string | null
}

/** Rows sent with the page: more than a tall screen holds. Without scripts the list goes on from page to page. */
export const PAGE_ROWS = 60

/** Tiles drawn together, and those sent with the page: whole groups. */
export const TILE_GROUP = 24
const PAGE_TILES = 5 * TILE_GROUP

/** Neurons on a page of a view. */
export const pageSize = ({ grid }: Pick<LayerView, 'grid'>): number => (grid ? PAGE_TILES : PAGE_ROWS)

/** Address of the list in another view, or of another page of it, counted from 1. */
export function listHref({ base, run }: ListPlace, view: LayerView, page = 1): string {
  const query = new URLSearchParams(layerQuery(view))
  if (page > 1) query.set('page', String(page))
  if (run) query.set('run', run)
  return query.size > 0 ? `${base}?${query}` : base
}

/** Address of a neuron of the layer. */
export const rowHref = ({ base, run }: ListPlace, neuron: number): string =>
  `${base}/${neuron}${run ? `?run=${run}` : ''}`

/** The page of `size` asked for, 1 .. the last one of a list of `count`; what is missing or no number is the first. */
export function pageOf(asked: string | string[] | undefined, count: number, size = PAGE_ROWS): number {
  const page = Number(Array.isArray(asked) ? asked[0] : asked)
  const last = Math.max(1, Math.ceil(count / size))
  return Number.isInteger(page) ? Math.min(last, Math.max(1, page)) : 1
}
