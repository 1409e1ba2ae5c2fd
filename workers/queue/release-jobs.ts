import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
update graphile_worker._private_jobs
set locked_at = null, locked_by = null, run_at = now(), attempts = greatest(0, attempts - $2)
where locked_by = any($1::text[])`

/** What a job's start counted when its worker gave it back on purpose, and when the worker died under it. */
type Reason = 'stopped' | 'died'

/**
 * Frees the jobs that are locked under these queue ids, to be taken at once by whoever is next. A death keeps counting as
 * an attempt, so that a job that kills every worker is given up some day.
 */
export const releaseJobs = async (db: Queryable, queueIds: readonly string[], reason: Reason): Promise<number> => {
  const { rowCount } = await db.query(SQL, [queueIds, reason === 'stopped' ? 1 : 0])
  return rowCount ?? 0
}
