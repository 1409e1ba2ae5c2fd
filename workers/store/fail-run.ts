import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `update run set state = 'failed', error = $2 where id = $1 and state <> 'published'`

/** Marks a run as failed with one line on why. */
export const failRun = async (db: Queryable, runId: number, error: string): Promise<void> => {
  await db.query(SQL, [runId, error.replace(/\s*\n\s*/g, ' ').slice(0, 1000)])
}
