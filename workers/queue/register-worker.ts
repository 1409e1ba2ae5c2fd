import { hostname } from 'node:os'
import pg from 'pg'
import { WORKER_LOCK } from '#lib/runs/worker-lock.ts'

const INSERT = `
insert into worker_process (host, pid, threads, queue_ids)
values ($1, $2, $3, $4)
returning id`

const LOCK = 'select pg_advisory_lock($1, $2)'

const DELETE = 'delete from worker_process where id = $1'

/** A registered worker process. */
export interface Registration {
  id: number
  /** Resolves when the connection that holds the lock breaks: the worker counts as dead from then on. */
  lost: Promise<void>
  /** Removes the row and lets go of the lock. */
  release(): Promise<void>
}

/**
 * Announces this process to the others: a row with the ids its jobs are locked under, and a session lock on the row's id
 * on a connection of its own. The server drops the lock the moment the process dies, however it dies.
 * The row becomes visible only when the lock is held, so nobody takes a starting worker for a dead one.
 */
export const registerWorker = async (
  databaseUrl: string,
  { threads, queueIds }: { threads: number; queueIds: string[] },
): Promise<Registration> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'soluscope worker',
    keepAlive: true,
  })
  const lost = new Promise<void>(resolve => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  await client.connect()
  await client.query('begin')
  const { rows } = await client.query<{ id: number }>(INSERT, [hostname(), process.pid, threads, queueIds])
  const { id } = rows[0]
  await client.query(LOCK, [WORKER_LOCK, id])
  await client.query('commit')
  return {
    id,
    lost,
    async release() {
      // A lost connection leaves the row to the next sweep.
      await client.query(DELETE, [id]).catch(() => {})
      await client.end().catch(() => {})
    },
  }
}
