import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `select count(*)::int as jobs from graphile_worker._private_jobs where attempts < max_attempts or locked_at is not null`

/** How many jobs wait or are being done, all workers together. */
export const countJobs = async (db: Queryable): Promise<number> => (await db.query<{ jobs: number }>(SQL)).rows[0].jobs
