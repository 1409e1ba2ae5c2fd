import type pg from 'pg'
import { unscored } from '#lib/scores/score-predicate.ts'
import { checkInputs } from '#workers/queue/check-inputs.ts'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import { scoreClaim } from '#workers/scores/score-claim.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { findRun } from '#workers/store/find-run.ts'
import { insertPredicateScores } from '#workers/store/insert-predicate-scores.ts'
import { readScoredClaim } from '#workers/store/read-scored-claim.ts'
import { inTransaction } from '#workers/store/transaction.ts'
import { withRetries } from '#workers/store/with-retries.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** A job that failed this often leaves a reason in place of the score. */
const TRIES = 3

/** What the queue hands over. */
export interface ScorePayload {
  claimId: number
  runId: number
}

/**
 * Scores a claim as it stands now for its neurons of one run and stores that, unless the claim or the run has gone meanwhile. Throws to
 * have it tried again.
 */
export const runScoreJob = async (
  { pool, threads }: { pool: pg.Pool; threads: ThreadPool },
  { claimId, runId }: ScorePayload,
  attempts: number,
): Promise<void> => {
  const run = await withRetries(() => findRun(pool, { id: runId }))
  const claim = run && (await withRetries(() => readScoredClaim(pool, claimId, run.modelId)))
  if (!run || !claim || claim.neurons.length === 0) return
  const key = { claimId, version: claim.version, runId }
  try {
    checkInputs(run)
    const scores = await scoreClaim({ run, pool, threads }, claim)
    await withRetries(() => inTransaction(pool, client => insertPredicateScores(client, key, scores)))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof StoppedError || isConnectionLoss(error)) throw error
    if (!(error instanceof PermanentError) && attempts < TRIES) throw error
    const failed = unscored(`It could not be computed: ${error.message}`)
    const rows = claim.neurons.map(neuron => ({ ...failed, ...neuron }))
    await withRetries(() => inTransaction(pool, client => insertPredicateScores(client, key, rows)))
  }
}
