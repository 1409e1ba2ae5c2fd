import { WORKER_LOCK } from '#lib/runs/worker-lock.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A worker process that is alive. */
export interface LiveWorker {
  host: string
  pid: number
  threads: number
  startedAt: Date
}

// A row whose lock nobody holds is a dead worker's that the next sweep removes.
const SQL = `
select host, pid, threads, started_at as "startedAt"
from worker_process
where exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid = $1 and objid = worker_process.id
    and database = (select oid from pg_database where datname = current_database())
)
order by id`

/** The worker processes that are alive now. */
export const listWorkers = async (db: Queryable): Promise<LiveWorker[]> =>
  (await db.query<LiveWorker>(SQL, [WORKER_LOCK])).rows
