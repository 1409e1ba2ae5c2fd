import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select array_agg(case when dead then 'NaN' else scale end order by neuron)::float8[] as scales
from neuron_stats where run_id = $1 and layer = $2`

/** M of every neuron of a layer, NaN for the dead ones, whose scores are all undefined; [dMlp]. */
export const readScales = async (db: Queryable, runId: number, layer: number): Promise<Float64Array> => {
  const { rows } = await db.query<{ scales: number[] | null }>(SQL, [runId, layer])
  return Float64Array.from(rows[0].scales ?? [], Number)
}
