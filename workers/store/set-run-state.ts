import type { RunProgress } from '#workers/plan/next-jobs.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
update run set state = $2::run_state, error = null
where id = $1 and state <> 'published' and state <> 'failed' and state <> $2::run_state`

/** Moves a run that is under way to `state`. */
export const setRunState = async (db: Queryable, runId: number, state: RunProgress['state']): Promise<void> => {
  await db.query(SQL, [runId, state])
}
