import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { type Badge, badges } from '#lib/patterns/badge.ts'

/** What the synthesised patterns can be sorted by: F1, F1 above the best token (surprising), length, badge. */
export const algorithmicSorts = ['f1', 'gain', 'length', 'badge'] as const

/** One of them. */
export type AlgorithmicSort = (typeof algorithmicSorts)[number]

/** How the list of synthesised patterns is looked at; the query string is its only home. */
export interface AlgorithmicView {
  /** Only this model's; null is all. */
  model: string | null
  /** Only this badge's; null is all. */
  badge: Badge | null
  sort: AlgorithmicSort
  /** From 1. */
  page: number
}

/** Patterns on one page. */
export const ALGORITHMIC_ROWS = 50

/** Reads `model`, `badge`, `sort` and `page`; what is none of them counts as not given. */
export function parseAlgorithmicView(query: Query): AlgorithmicView {
  const [model, badge, sort] = [oneOf(query.model), oneOf(query.badge), oneOf(query.sort)]
  return {
    model: model !== undefined && /^[a-z][a-z0-9._-]*$/.test(model) ? model : null,
    badge: badges.find(one => one === badge) ?? null,
    sort: algorithmicSorts.find(one => one === sort) ?? 'f1',
    page: Math.min(10_000, Math.max(1, Math.floor(Number(oneOf(query.page))) || 1)),
  }
}

/** The address of a view. */
export function algorithmicHref({ model, badge, sort, page }: AlgorithmicView): string {
  const query = new URLSearchParams()
  if (model !== null) query.set('model', model)
  if (badge !== null) query.set('badge', badge)
  if (sort !== 'f1') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/algorithmic?${query}` : '/algorithmic'
}
