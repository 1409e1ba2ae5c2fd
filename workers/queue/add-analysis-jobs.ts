import type { AnalysisJob } from '#workers/plan/next-analysis.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A job is given up after this many starts, deaths of its worker included. */
const MAX_ATTEMPTS = 12

/** After every job of every run: their priorities are the runs' ids, and lower ones go first. */
const PRIORITY = 32_767

const SQL = `
select graphile_worker.add_job(
  identifier => 'analyse', payload => json_build_object('runId', $1::int, 'pass', pass, 'part', part), job_key => key,
  job_key_mode => 'unsafe_dedupe', max_attempts => $2, priority => $3::int::smallint
)
from unnest($4::text[], $5::int[], $6::text[]) as job(pass, part, key)`

/** Queues pieces of one run's analysis that are not queued yet. */
export const addAnalysisJobs = async (db: Queryable, jobs: readonly AnalysisJob[]): Promise<void> => {
  if (jobs.length === 0) return
  const keys = jobs.map(({ runId, pass, part }) => `${runId}:analyse-${pass}:${part}`)
  const values = [jobs[0].runId, MAX_ATTEMPTS, PRIORITY, jobs.map(j => j.pass), jobs.map(j => j.part), keys]
  await db.query(SQL, values)
}
