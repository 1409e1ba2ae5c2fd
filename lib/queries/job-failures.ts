import 'server-only'
import { db } from '#lib/db.ts'

/** More different reasons than this say no more. */
const SHOWN = 5

/** Why jobs of runs failed so far and will be tried again: run id to one line a reason, the commonest first. */
export async function jobFailures(runIds: number[]): Promise<Map<number, string[]>> {
  const lines = new Map<number, string[]>()
  if (runIds.length === 0 || !(await hasQueue())) return lines
  const rows = await db.$queryRaw<{ run: number; step: string; reason: string; jobs: number }[]>`
    select split_part(key, ':', 1)::int as run, split_part(key, ':', 2) as step,
      left(split_part(last_error, E'\n', 1), 300) as reason, count(*)::int as jobs
    from graphile_worker.jobs
    where last_error is not null and key ~ '^[0-9]+:[a-z-]+:[0-9]+$' and split_part(key, ':', 1)::int = any(${runIds})
    group by 1, 2, 3 order by jobs desc`
  for (const { run, step, reason, jobs } of rows) {
    const known = lines.get(run) ?? []
    if (known.length < SHOWN) known.push(`${step}, ${jobs === 1 ? 'one job' : `${jobs} jobs`} tried again: ${reason}`)
    lines.set(run, known)
  }
  return lines
}

/** A worker makes the queue's tables when it first starts. */
async function hasQueue(): Promise<boolean> {
  const [row] = await db.$queryRaw<
    { there: boolean }[]
  >`select to_regclass('graphile_worker.jobs') is not null as there`
  return row.there
}
