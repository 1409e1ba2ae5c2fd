import { type NumberKey, statisticOf, type WordKey } from '#lib/methods/registry.ts'

/** Where statistics of neurons are: `neuron_stats` as s, and what the analysis has added so far as a. */
export const statisticTables = `neuron_stats s
    left join neuron_analysis a on a.run_id = s.run_id and a.layer = s.layer and a.neuron = s.neuron`

/** The column of a statistic in `statisticTables`: a name out of the registry, never of an address. */
export function columnSql(key: NumberKey | WordKey): string {
  const [table, column] = statisticOf(key).column!.split('.')
  return `${table === 'neuron_stats' ? 's' : 'a'}.${column}`
}
