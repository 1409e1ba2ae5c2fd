import type { Transaction } from '#lib/db.ts'
import { queueChecksSql } from '#lib/families/queue-checks-sql.ts'
import { queueScoresSql } from '#lib/scores/queue-scores-sql.ts'

/**
 * Has a worker score what a claim just written says of when its neurons fire, and check a family by changed texts: call it last in the
 * transaction that writes the version, so that there is a job exactly where there is a claim. Claims that are neither queue nothing. Where
 * no worker ever came to this database there is no queue: the first one finds what is missing.
 */
export async function queueClaimJobs(tx: Transaction, claimId: number): Promise<void> {
  if (!(await queueThere(tx))) return
  await tx.$queryRawUnsafe(queueScoresSql, claimId)
  await tx.$queryRawUnsafe(queueChecksSql, claimId, false)
}

/** Whether a worker ever came to this database and made the queue. */
export async function queueThere(tx: Transaction): Promise<boolean> {
  const [{ there }] = await tx.$queryRaw<
    [{ there: boolean }]
  >`select to_regclass('graphile_worker._private_jobs') is not null as there`
  return there
}
