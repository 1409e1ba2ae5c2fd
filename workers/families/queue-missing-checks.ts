import { queueChecksSql } from '#lib/families/queue-checks-sql.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** Queues the checks that families lack in a model's current run: after a run was published, or claims were read in. */
export const queueMissingChecks = async (db: Queryable): Promise<void> => {
  await db.query(queueChecksSql, [null, false])
}
