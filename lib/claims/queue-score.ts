import type { Transaction } from '#lib/db.ts'
import { queueScoresSql } from '#lib/scores/queue-scores-sql.ts'

/**
 * Has a worker score what a claim just written says of when its neurons fire: call it last in the transaction that writes the version,
 * so that there is a job exactly where there is a claim. Claims without a predicate queue nothing. Where no worker ever
 * came to this database there is no queue: the first one finds what is missing.
 */
export async function queueScore(tx: Transaction, claimId: number): Promise<void> {
  const [{ there }] = await tx.$queryRaw<
    [{ there: boolean }]
  >`select to_regclass('graphile_worker._private_jobs') is not null as there`
  if (there) await tx.$queryRawUnsafe(queueScoresSql, claimId)
}
