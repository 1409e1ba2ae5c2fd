import type { RunProgress } from '#workers/plan/next-jobs.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A run as the command line lists it. */
export interface ListedRun {
  id: number
  hash: string
  model: string
  corpus: string
  state: RunProgress['state']
  error: string | null
  nTokens: number
  loss: number | null
  /** Parts done and parts in all of the step that the state names; 0 of 0 where it has none. */
  done: number
  total: number
  /** Backends that scanned it so far, ascending: `cpu/x64`, `webgpu/x64`. */
  scannedBy: string[]
  createdAt: Date
  publishedAt: Date | null
}

const SQL = `
select
  run.id, run.hash, model.name as model, corpus.name as corpus, run.state, run.error, run.n_tokens::float8 as "nTokens",
  run.loss,
  case run.state
    when 'published' then run.scanned_by
    else (
      select coalesce(array_agg(distinct backend order by backend), '{}')
      from partial
      where run_id = run.id and kind = 'scan'
    )
  end as "scannedBy",
  run.created_at as "createdAt", run.published_at as "publishedAt",
  case run.state
    when 'scanning' then (select count(*) from partial where run_id = run.id and kind = 'scan' and layer = 0)
    when 'merging' then (select count(*) from merged_layer where run_id = run.id)
    when 'collecting' then (select count(*) from partial where run_id = run.id and kind = 'collect' and layer = 0)
    when 'publishing' then (
      select count(*) from generate_series(0, model.n_layers - 1) as l(layer)
      where exists (select from neuron_stats s where s.run_id = run.id and s.layer = l.layer)
    )
    else 0
  end::int as done,
  case run.state
    when 'scanning' then run.n_shards
    when 'collecting' then run.n_shards
    when 'merging' then model.n_layers
    when 'publishing' then model.n_layers
    else 0
  end::int as total
from run
join model on model.id = run.model_id
join corpus on corpus.id = run.corpus_id
where $1::int is null or run.id = $1
order by run.id`

/** All runs, oldest first, or the one with this id. */
export const listRuns = async (db: Queryable, runId: number | null = null): Promise<ListedRun[]> =>
  (await db.query<ListedRun>(SQL, [runId])).rows
