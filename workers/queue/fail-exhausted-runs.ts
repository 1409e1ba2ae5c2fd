import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
update run set state = 'failed', error = 'the ' || job.step || ' job of part ' || job.part
  || ' was started ' || job.attempts || ' times and never ended (its worker died, or: '
  || coalesce(job.last_error, 'no error was recorded') || '); see why, then run it again'
from (
  select split_part(key, ':', 1)::int as run_id, split_part(key, ':', 2) as step, split_part(key, ':', 3) as part,
    attempts, left(last_error, 300) as last_error
  from graphile_worker._private_jobs
  where attempts >= max_attempts and locked_at is null and key ~ '^[0-9]+:[a-z-]+:[0-9]+$'
) as job
where run.id = job.run_id and run.state <> 'published' and run.state <> 'failed'`

/** Fails the runs one of whose jobs has used up its attempts: nobody would ever take it again. */
export const failExhaustedRuns = async (db: Queryable): Promise<void> => {
  await db.query(SQL)
}
