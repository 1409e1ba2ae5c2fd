import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `select id from run where state <> 'published' and state <> 'failed' order by id`

/** Ids of the runs that are under way, oldest first. */
export const listOpenRuns = async (db: Queryable): Promise<number[]> =>
  (await db.query<{ id: number }>(SQL)).rows.map(row => row.id)
