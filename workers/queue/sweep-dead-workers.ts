import type pg from 'pg'
import { WORKER_LOCK } from '#lib/runs/worker-lock.ts'
import { releaseJobs } from '#workers/queue/release-jobs.ts'
import { inTransaction } from '#workers/store/transaction.ts'

// Taking the lock proves that nobody lives behind the row; it is let go with the transaction.
const CLAIM_DEAD = `
delete from worker_process
where id in (select id from worker_process where pg_try_advisory_xact_lock($1, id))
returning queue_ids as "queueIds"`

const WAKE = `select pg_notify('jobs:insert', json_build_object('count', $1::int)::text)`

/**
 * Frees the jobs of workers that died (the queue itself would wait 4 hours); how many there were. Rows of live workers
 * are locked by them and stay.
 */
export const sweepDeadWorkers = async (pool: pg.Pool): Promise<number> =>
  inTransaction(pool, async client => {
    const { rows } = await client.query<{ queueIds: string[] }>(CLAIM_DEAD, [WORKER_LOCK])
    if (rows.length === 0) return 0
    const queueIds = rows.flatMap(row => row.queueIds)
    const freed = await releaseJobs(client, queueIds, 'died')
    if (freed > 0) await client.query(WAKE, [freed])
    return freed
  })
