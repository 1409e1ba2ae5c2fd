import type { Job } from '#workers/plan/next-jobs.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A job is given up after this many starts, deaths of its worker included. */
const MAX_ATTEMPTS = 12

/*
 * unsafe_dedupe: a job that is queued or running is left alone. The default mode would queue a second copy of a running
 * job. Priority: runs are done in the order they were made.
 */
const SQL = `
select graphile_worker.add_job(
  identifier => step, payload => json_build_object('runId', $1::int, 'part', part), job_key => key,
  job_key_mode => 'unsafe_dedupe', max_attempts => $2, priority => least($1, 32767)::smallint
)
from unnest($3::text[], $4::int[], $5::text[]) as job(step, part, key)`

/** The name under which a job is queued at most once. */
const jobKey = (job: Job): string => `${job.runId}:${job.step}:${job.part}`

/** Queues jobs of one run that are not queued yet. */
export const addJobs = async (db: Queryable, jobs: readonly Job[]): Promise<void> => {
  if (jobs.length === 0) return
  await db.query(SQL, [jobs[0].runId, MAX_ATTEMPTS, jobs.map(j => j.step), jobs.map(j => j.part), jobs.map(jobKey)])
}
