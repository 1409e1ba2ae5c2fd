import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { queueLogger } from '#workers/queue/queue-logger.ts'

/** Session lock under which the queue's own tables are made, so that two processes do not race for it. */
const LOCK = 'select pg_advisory_lock(1936682089, 0)'
const UNLOCK = 'select pg_advisory_unlock(1936682089, 0)'

/** Makes or updates the job queue's tables (schema graphile_worker). Safe to call again and from several processes. */
export const migrateQueue = async (pool: pg.Pool): Promise<void> => {
  // The queue library complains on stderr about pools whose connections nobody watches.
  if (pool.listenerCount('connect') === 0) pool.on('connect', client => client.on('error', () => {}))
  const client = await pool.connect()
  try {
    await client.query(LOCK)
    try {
      await runMigrations({ pgPool: pool, logger: queueLogger })
    } finally {
      await client.query(UNLOCK)
    }
  } finally {
    client.release()
  }
}
