import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `update run set state = 'scanning', error = null where id = $1 and state = 'failed'`

/** Takes a failed run up again; what it has stored stays. */
export const restartRun = async (db: Queryable, runId: number): Promise<void> => {
  await db.query(SQL, [runId])
}
