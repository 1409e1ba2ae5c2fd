import { queueScoresSql } from '#lib/scores/queue-scores-sql.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** Queues the scores of all claims that lack one in a model's current run: after a run was published, or claims were read in. */
export const queueMissingScores = async (db: Queryable): Promise<void> => {
  await db.query(queueScoresSql, [null])
}
