/**
 * SQL that queues a job of `task` for each claim and run that `wanted` selects (id, version, run_id), and counts them: one a version of a claim
 * and run, once, under a key that begins with `key`. Ahead of all runs: a person waits for it, and it takes seconds.
 */
export const claimJobsSql = (task: string, key: string, wanted: string): string => `
select count(graphile_worker.add_job(
  identifier => '${task}', payload => json_build_object('claimId', id, 'runId', run_id),
  job_key => '${key}:' || id || ':' || version || ':' || run_id, job_key_mode => 'unsafe_dedupe', max_attempts => 6, priority => 0
))::int as queued
from (${wanted}) as wanted`
