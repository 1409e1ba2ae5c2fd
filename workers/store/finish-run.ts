import type { Queryable } from '#workers/store/queryable.ts'

const PUBLISH = `
update run set
  state = 'published', published_at = now(), error = null,
  scanned_by = (
    select coalesce(array_agg(distinct backend order by backend), '{}') from partial where run_id = $1 and kind = 'scan'
  )
where id = $1 and state <> 'published'`

const MAKE_CURRENT = `
update model set current_run_id = run.id
from run
where run.id = $1 and model.id = run.model_id`

const DROP_PARTIALS = `delete from partial where run_id = $1`

const DROP_MERGED = `update merged_layer set bytes = null where run_id = $1`

/** Publishes a run whose layers are all written, and drops what only the way there needed. Call inside a transaction. */
export const finishRun = async (db: Queryable, runId: number): Promise<void> => {
  await db.query(PUBLISH, [runId])
  await db.query(MAKE_CURRENT, [runId])
  await db.query(DROP_PARTIALS, [runId])
  await db.query(DROP_MERGED, [runId])
}
