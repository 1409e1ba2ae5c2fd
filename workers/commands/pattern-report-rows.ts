import type pg from 'pg'
import type { Badge } from '#lib/patterns/badge.ts'
import type { EditOutcome } from '#lib/patterns/causal-result.ts'

/** A synthesised pattern as a report reads it. */
export interface ReportPattern {
  layer: number
  neuron: number
  pattern: string
  badge: Badge
  f1: number | null
  tokenF1: number | null
  /** Of its first experiment; null before it. */
  nPositive: number | null
  fired: number | null
  nNegative: number | null
  silent: number | null
  edits: EditOutcome[] | null
}

/** The synthesised patterns of a run, by neuron. */
export const readReportPatterns = async (pool: pg.Pool, runId: number): Promise<ReportPattern[]> =>
  (
    await pool.query<ReportPattern>(
      `select p.layer, p.neuron, p.pattern, p.badge, p.f1, p.token_f1 as "tokenF1", c.n_positive as "nPositive", c.fired,
        c.n_negative as "nNegative", c.silent, c.edits
      from neuron_pattern p
      left join lateral (select * from causal_test where pattern_id = p.id order by id limit 1) c on true
      where p.run_id = $1 and p.origin = 'synthesis' order by p.layer, p.neuron, p.id`,
      [runId],
    )
  ).rows

/** Neurons of each layer that are not dead, [nLayers]. */
export const readLiveNeurons = async (pool: pg.Pool, runId: number): Promise<number[]> =>
  (
    await pool.query<{ n: number }>(
      `select (count(*) filter (where not dead))::int as n from neuron_stats where run_id = $1 group by layer order by layer`,
      [runId],
    )
  ).rows.map(({ n }) => n)
