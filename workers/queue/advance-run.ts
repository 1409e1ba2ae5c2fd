import { nextJobs, type Step, stateOf } from '#workers/plan/next-jobs.ts'
import { addJobs } from '#workers/queue/add-jobs.ts'
import type { Queryable } from '#workers/store/queryable.ts'
import { readRunProgress } from '#workers/store/read-run-progress.ts'
import { setRunState } from '#workers/store/set-run-state.ts'

/**
 * Looks at what a run has stored and queues what can be done next. `finished` is the step of the job that just ended:
 * while other parts of that step are open nothing is queued, since they are in the queue already. Without it (at a start)
 * everything missing is queued again. Safe to call at any time from anywhere.
 */
export const advanceRun = async (db: Queryable, runId: number, finished?: Step): Promise<void> => {
  const progress = await readRunProgress(db, runId)
  if (progress === null) return
  const jobs = nextJobs(progress)
  if (jobs.length === 0 || jobs.some(job => job.step === finished)) return
  await setRunState(db, runId, stateOf(jobs[0].step))
  await addJobs(db, jobs)
}
