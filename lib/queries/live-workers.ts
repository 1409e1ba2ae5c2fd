import 'server-only'
import { db } from '#lib/db.ts'
import { WORKER_LOCK } from '#lib/runs/worker-lock.ts'

/** A worker process that is alive now. */
export interface LiveWorker {
  /** Name of its machine. */
  host: string
  pid: number
  /** Inference threads. */
  threads: number
  /** Milliseconds since 1970. */
  startedAt: number
}

/** The workers whose session lock the server still sees: one that died is gone at once, however it died. */
export const liveWorkers = (): Promise<LiveWorker[]> => db.$queryRaw<LiveWorker[]>`
select host, pid, threads::int, (extract(epoch from started_at) * 1000)::float8 as "startedAt"
from worker_process
where exists (
  select from pg_locks
  where locktype = 'advisory' and granted and classid::bigint = ${WORKER_LOCK} and objid::bigint = worker_process.id
    and objsubid = 2 and database = (select oid from pg_database where datname = current_database())
)
order by started_at`
