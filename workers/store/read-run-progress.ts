import type { RunProgress } from '#workers/plan/next-jobs.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select
  run.id as "runId",
  run.state,
  run.n_shards as "nShards",
  case when model.d_mlp > 0 then model.n_layers else 0 end as "nLayers",
  array(select shard from partial where run_id = run.id and kind = 'scan' and layer = 0) as scanned,
  (select count(*)::int from partial where run_id = run.id and kind = 'request') as requested,
  array(select shard from partial where run_id = run.id and kind = 'collect' and layer = 0) as collected,
  array(select layer from merged_layer where run_id = run.id)::int[] as merged,
  array(
    select layer from generate_series(0, model.n_layers - 1) as layer
    where exists (select from neuron_stats where run_id = run.id and neuron_stats.layer = layer.layer)
  )::int[] as written,
  run.loss is not null as evaluated
from run join model on model.id = run.model_id
where run.id = $1`

/** How far a run has come, read from its stored results; null when there is no such run. */
export const readRunProgress = async (db: Queryable, runId: number): Promise<RunProgress | null> =>
  (await db.query<RunProgress>(SQL, [runId])).rows[0] ?? null
