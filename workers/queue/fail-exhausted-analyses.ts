import { failAnalysis } from '#workers/store/fail-analysis.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select split_part(key, ':', 1)::int as "runId", key, attempts, left(last_error, 300) as "lastError"
from graphile_worker._private_jobs
where attempts >= max_attempts and locked_at is null and key ~ '^[0-9]+:analyse-[a-z]+:[0-9]+$'`

const REMOVE = `delete from graphile_worker._private_jobs where key = $1 and locked_at is null`

/** Marks analyses one of whose jobs has used up its attempts, and takes the job out of the queue. */
export const failExhaustedAnalyses = async (db: Queryable): Promise<void> => {
  const { rows } = await db.query<{ runId: number; key: string; attempts: number; lastError: string | null }>(SQL)
  for (const { runId, key, attempts, lastError } of rows) {
    const [, step, part] = key.split(':')
    const why = lastError ?? 'no error was recorded'
    await failAnalysis(db, runId, `${step} of part ${part} was started ${attempts} times and never ended: ${why}`)
    await db.query(REMOVE, [key])
  }
}
