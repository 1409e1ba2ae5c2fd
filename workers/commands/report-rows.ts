import type pg from 'pg'
import { type NumberKey, numberKeys, wordKeys } from '#lib/methods/registry.ts'
import { columnSql, statisticTables } from '#lib/queries/statistic-sql.ts'

/** One neuron as a report reads it: numbers and words by key, null where there is none. */
export type ReportNeuron = { layer: number; neuron: number; dead: boolean; logitClass: string | null } & Record<
  NumberKey,
  number | null
>

/** A model with its current run. */
export interface ReportModel {
  name: string
  runId: number
  runHash: string
  corpus: string
  nTokens: number
  nLayers: number
}

/** Models with neurons and a published run, by name; only those named, where any are. */
export const readReportModels = async (pool: pg.Pool, names: readonly string[]): Promise<ReportModel[]> => {
  const { rows } = await pool.query<ReportModel>(
    `select m.name, r.id as "runId", r.hash as "runHash", c.name as corpus, r.n_tokens::float8 as "nTokens",
      m.n_layers as "nLayers"
    from model m join run r on r.id = m.current_run_id join corpus c on c.id = r.corpus_id
    where m.d_mlp > 0 and (cardinality($1::text[]) = 0 or m.name = any($1)) order by m.n_params, m.name`,
    [names],
  )
  return rows
}

const columns = [...numberKeys, ...wordKeys].map(key => `${columnSql(key)} as "${key}"`).join(', ')

/** Every neuron of one layer of a run, by neuron. */
export const readReportLayer = async (pool: pg.Pool, runId: number, layer: number): Promise<ReportNeuron[]> =>
  (
    await pool.query<ReportNeuron>(
      `select s.layer, s.neuron, s.dead, ${columns} from ${statisticTables} where s.run_id = $1 and s.layer = $2 order by s.neuron`,
      [runId, layer],
    )
  ).rows
