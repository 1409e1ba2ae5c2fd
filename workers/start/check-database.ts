import pg from 'pg'
import { explainError } from '#workers/start/explain-error.ts'

/** Oldest Postgres the program is tested on. */
export const OLDEST_POSTGRES = 15

/** Connects once; returns the server's version as text ("18.4"). Throws one line, without the password, otherwise. */
export async function checkDatabase(url: string): Promise<string> {
  const { hostname, port, pathname } = new URL(url)
  const address = `${hostname}:${port || 5432}${pathname}`
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const version = rows[0].server_version
    if (Number.parseInt(version, 10) < OLDEST_POSTGRES) {
      throw new Error(`it is Postgres ${version}, ${OLDEST_POSTGRES} or newer is needed`)
    }
    return version
  } catch (error) {
    throw new Error(`the database at ${address} cannot be used: ${explainError(error)}: correct DATABASE_URL`)
  } finally {
    await client.end().catch(() => {})
  }
}
