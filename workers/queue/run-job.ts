import type { Step } from '#workers/plan/next-jobs.ts'
import { advanceAnalysis } from '#workers/queue/advance-analysis.ts'
import { advanceRun } from '#workers/queue/advance-run.ts'
import { checkInputs } from '#workers/queue/check-inputs.ts'
import type { RunContext, StepWork } from '#workers/queue/step-context.ts'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { failRun } from '#workers/store/fail-run.ts'
import { findRun } from '#workers/store/find-run.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** A job that failed this often (other than by a lost database or a stop) fails its run. */
const TRIES = 4

/** What the queue hands over. */
export interface JobPayload {
  runId: number
  part: number
}

/** Does one job and queues what it makes possible. Throws to have it tried again. */
export const runJob = async (
  { steps, ...context }: Omit<RunContext, 'run'> & { steps: Record<Step, StepWork<RunContext>> },
  step: Step,
  { runId, part }: JobPayload,
  attempts: number,
): Promise<void> => {
  const { pool } = context
  try {
    const run = await withRetries(() => findRun(pool, { id: runId }))
    if (run === null || run.state === 'published' || run.state === 'failed') return
    checkInputs(run)
    await steps[step]({ run, ...context }, part)
    await withRetries(() => advanceRun(pool, runId, step))
    if (step === 'finish') await withRetries(() => advanceAnalysis(pool, runId))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof StoppedError || isConnectionLoss(error)) throw error
    if (!(error instanceof PermanentError) && attempts < TRIES) throw error
    await withRetries(() => failRun(pool, runId, `${step} of part ${part}: ${error.message}`))
  }
}
