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

/** The page asked for, 1 .. the last one of a list of `count`; what is missing or no number is the first. */
export function pageOf(asked: string | string[] | undefined, count: number): number {
  const page = Number(Array.isArray(asked) ? asked[0] : asked)
  const last = Math.max(1, Math.ceil(count / PAGE_ROWS))
  return Number.isInteger(page) ? Math.min(last, Math.max(1, page)) : 1
}
