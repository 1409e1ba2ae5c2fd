import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/** A database of one test file: migrated and empty. */
export interface TestDatabase {
  url: string
  pool: pg.Pool
}

/**
 * Makes a fresh database for the calling test file and drops it after the file's last test. Call it at the file's top
 * level: `const { pool } = await testDatabase()`. `migrated: false` gives one without any table.
 */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = inject('serverUrl')
  const name = `soluscope_test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${migrated ? inject('templateDatabase') : 'template0'}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: address.href, max: 10 })
  // Dropping the database ends connections by force; that is no failure of a test.
  pool.on('error', () => {})
  afterAll(async () => {
    await pool.end()
    await administer(server, `drop database if exists ${name} with (force)`)
  })
  return { url: address.href, pool }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
