import type { Query } from '#lib/layer/neuron-filter.ts'

/** A query string as pages get it: several values of a key as an array. */
export function queryOf(request: Request): Query {
  const all = new URL(request.url).searchParams
  return Object.fromEntries(
    [...new Set(all.keys())].map(key => {
      const values = all.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
}
