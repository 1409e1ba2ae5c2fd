import type { Queryable } from '#workers/store/queryable.ts'

// Locked jobs stay: whoever holds them finds the run failed or the work done.
const SQL = `delete from graphile_worker._private_jobs where starts_with(key, $1) and locked_at is null`

/** Takes the waiting and given-up jobs of a run out of the queue. */
export const removeJobs = async (db: Queryable, runId: number): Promise<void> => {
  await db.query(SQL, [`${runId}:`])
}
