import type pg from 'pg'
import { checkFamily } from '#workers/families/check-family.ts'
import { checkInputs } from '#workers/queue/check-inputs.ts'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { findRun } from '#workers/store/find-run.ts'
import { putFamilyCheck } from '#workers/store/put-family-check.ts'
import { readCheckedFamily } from '#workers/store/read-checked-family.ts'
import { withRetries } from '#workers/store/with-retries.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** A job that failed this often leaves a reason in place of the numbers. */
const TRIES = 3

/** What the queue hands over. */
export interface CheckPayload {
  claimId: number
  runId: number
}

/**
 * Checks a family as it stands now in one run and stores that, unless the family or the run has gone meanwhile. Throws to have it
 * tried again.
 */
export const runCheckJob = async (
  { pool, threads }: { pool: pg.Pool; threads: ThreadPool },
  { claimId, runId }: CheckPayload,
  attempts: number,
): Promise<void> => {
  const run = await withRetries(() => findRun(pool, { id: runId }))
  const family = run && (await withRetries(() => readCheckedFamily(pool, claimId, run.modelId)))
  if (!run || !family) return
  const key = { claimId, version: family.version, runId }
  try {
    checkInputs(run)
    const check = await checkFamily({ run, pool, threads }, family)
    await withRetries(() => putFamilyCheck(pool, key, check))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof StoppedError || isConnectionLoss(error)) throw error
    if (!(error instanceof PermanentError) && attempts < TRIES) throw error
    const failed = { reason: `It could not be computed: ${error.message}`, pairs: [] }
    await withRetries(() => putFamilyCheck(pool, key, failed))
  }
}
