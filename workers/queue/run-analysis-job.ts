import type pg from 'pg'
import { passes } from '#workers/analyse/passes.ts'
import { nextAnalysis, type Pass } from '#workers/plan/next-analysis.ts'
import { advanceAnalysis } from '#workers/queue/advance-analysis.ts'
import { checkInputs } from '#workers/queue/check-inputs.ts'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { failAnalysis } from '#workers/store/fail-analysis.ts'
import { findRun } from '#workers/store/find-run.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { withRetries } from '#workers/store/with-retries.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** A job that failed this often (other than by a lost database or a stop) fails the run's analysis. */
const TRIES = 4

/** What the queue hands over. */
export interface AnalysisPayload {
  runId: number
  pass: Pass
  part: number
}

/** Does one piece of an analysis, unless it is done, and queues what it makes possible. Throws to have it tried again. */
export const runAnalysisJob = async (
  { pool, threads }: { pool: pg.Pool; threads: ThreadPool },
  { runId, pass, part }: AnalysisPayload,
  attempts: number,
): Promise<void> => {
  try {
    const [progress] = await withRetries(() => readAnalysisProgress(pool, runId))
    const run = await withRetries(() => findRun(pool, { id: runId }))
    if (!progress || run === null) return
    const open = nextAnalysis(progress).some(job => job.pass === pass && job.part === part)
    if (open) {
      checkInputs(run)
      await passes[pass]({ run, pool, threads }, part)
    }
    await withRetries(() => advanceAnalysis(pool, runId, open ? pass : undefined))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof StoppedError || isConnectionLoss(error)) throw error
    if (!(error instanceof PermanentError) && attempts < TRIES) throw error
    await withRetries(() => failAnalysis(pool, runId, `${pass} of part ${part}: ${error.message}`))
  }
}
