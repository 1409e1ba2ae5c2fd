import type { HuntView } from '#lib/hunt/hunt-view.ts'
import { columnSql } from '#lib/queries/statistic-sql.ts'

/** Conditions as SQL with $1, $2 ..., and their values. */
export interface Where {
  sql: string
  values: (string | number | string[])[]
}

/**
 * What a view lists, of the tables of `statisticTables` joined with the model as m. Columns come out of the registry, values
 * are parameters. Numbers are compared in single precision, as they are shown and stored.
 */
export function huntWhere({ model, layer, show, ranges, choices }: HuntView): Where {
  const values: Where['values'] = []
  const parameter = (value: Where['values'][number]) => `$${values.push(value)}`
  const parts = ['s.run_id = m.current_run_id']
  if (model !== null) parts.push(`m.name = ${parameter(model)}`)
  if (layer !== null) parts.push(`s.layer = ${parameter(layer)}::int`)
  if (show !== 'all') parts.push(show === 'dead' ? 's.dead' : 'not s.dead')
  for (const { key, low, high } of ranges) {
    if (low !== null) parts.push(`${columnSql(key)}::real >= ${parameter(low)}::float8::real`)
    if (high !== null) parts.push(`${columnSql(key)}::real <= ${parameter(high)}::float8::real`)
  }
  for (const { key, words } of choices) parts.push(`${columnSql(key)} = any(${parameter([...words])}::text[])`)
  return { sql: parts.join(' and '), values }
}
