import { type LayerView, layerQuery, parseLayerView } from '#lib/layer/layer-view.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

/** How the list of neurons of all models is looked at; the query string is its only home. */
export interface HuntView extends LayerView {
  /** Only neurons of this model, and of this layer; null is all. */
  model: string | null
  layer: number | null
}

/** Neurons on one page. */
export const HUNT_ROWS = 50

/** Reads ?model=solu-1l&layer=0 and what a layer's list reads. */
export function parseHuntView(query: Query): HuntView {
  const model = oneOf(query.model)
  const layer = oneOf(query.layer)
  return {
    ...parseLayerView(query),
    // Layers of several models cannot stand beside one another here.
    beside: undefined,
    model: model !== undefined && /^[a-z][a-z0-9._-]*$/.test(model) ? model : null,
    layer: layer !== undefined && /^(0|[1-9]\d{0,2})$/.test(layer) ? Number(layer) : null,
  }
}

/** The query string of a view and a page of it from 1, with `?`. */
export function huntQuery({ model, layer, ...view }: HuntView, page = 1): string {
  const query = new URLSearchParams()
  if (model !== null) query.set('model', model)
  if (layer !== null) query.set('layer', String(layer))
  for (const [key, value] of new URLSearchParams(layerQuery(view))) query.set(key, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query.toString().replaceAll('%2C', ',')}` : ''
}
