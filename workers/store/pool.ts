import pg from 'pg'

/**
 * A connection pool on `databaseUrl`. Idle connections that the server drops (a restart) are forgotten quietly: the next
 * query opens a new one. `max` is the most connections it opens.
 */
export const createPool = (databaseUrl: string, max = 10): pg.Pool => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max, application_name: 'soluscope' })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}
