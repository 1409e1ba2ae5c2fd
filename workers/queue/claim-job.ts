import type pg from 'pg'
import { checkInputs } from '#workers/queue/check-inputs.ts'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { findRun, type RunRow } from '#workers/store/find-run.ts'
import { withRetries } from '#workers/store/with-retries.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** A job that failed this often leaves a reason in place of the numbers. */
const TRIES = 3

/** What the queue hands over: a claim, and the run that it is held against. */
export interface ClaimJob {
  claimId: number
  runId: number
}

/** Where a job works. */
export interface JobPlace {
  pool: pg.Pool
  threads: ThreadPool
}

/** One version of a claim in one run, under which what came of it is stored. */
export interface ClaimVersionRun extends ClaimJob {
  version: number
}

/** What a job does with a claim. */
interface ClaimWork<Claim, Result> {
  /** The claim as it stands now; null where it has gone or there is nothing to compute. */
  read: (claimId: number, modelId: number) => Promise<Claim | null>
  compute: (run: RunRow, claim: Claim) => Promise<Result>
  /** What is stored in place of the numbers, with a reason in one line. */
  failed: (claim: Claim, reason: string) => Result
  store: (key: ClaimVersionRun, result: Result) => Promise<void>
}

/**
 * Computes something of a claim as it stands now in one run and stores that, unless the claim or the run has gone meanwhile. Throws to have
 * it tried again.
 */
export async function runClaimJob<Claim extends { version: number }, Result>(
  pool: pg.Pool,
  { claimId, runId }: ClaimJob,
  attempts: number,
  { read, compute, failed, store }: ClaimWork<Claim, Result>,
): Promise<void> {
  const run = await withRetries(() => findRun(pool, { id: runId }))
  const claim = run && (await withRetries(() => read(claimId, run.modelId)))
  if (!run || !claim) return
  const key = { claimId, version: claim.version, runId }
  try {
    checkInputs(run)
    const result = await compute(run, claim)
    await withRetries(() => store(key, result))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof StoppedError || isConnectionLoss(error)) throw error
    if (!(error instanceof PermanentError) && attempts < TRIES) throw error
    await withRetries(() => store(key, failed(claim, `It could not be computed: ${error.message}`)))
  }
}
