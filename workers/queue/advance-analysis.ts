import { nextAnalysis, type Pass } from '#workers/plan/next-analysis.ts'
import { addAnalysisJobs } from '#workers/queue/add-analysis-jobs.ts'
import type { Queryable } from '#workers/store/queryable.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'

/**
 * Looks at what the analysis of a run (of every published one where none is named) has stored and queues what can be done
 * next. While other parts of the pass that just `finished` are open nothing is queued, since they are in the queue already.
 */
export const advanceAnalysis = async (db: Queryable, runId: number | null, finished?: Pass): Promise<void> => {
  for (const progress of await readAnalysisProgress(db, runId)) {
    const jobs = nextAnalysis(progress)
    if (!jobs.some(job => job.pass === finished)) await addAnalysisJobs(db, jobs)
  }
}
