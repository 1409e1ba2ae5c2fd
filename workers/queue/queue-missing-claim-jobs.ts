import { queueChecksSql } from '#lib/families/queue-checks-sql.ts'
import { queueScoresSql } from '#lib/scores/queue-scores-sql.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** Queues the scores and checks that claims lack in a model's current run: after a run was published, or claims were read in. */
export const queueMissingClaimJobs = async (db: Queryable): Promise<void> => {
  await db.query(queueScoresSql, [null])
  await db.query(queueChecksSql, [null, false])
}
