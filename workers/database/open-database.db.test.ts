import { fork } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '#workers/database/open-database.ts'
import { commandLine, waitGone } from '#workers/database/process-identity.ts'
import { projectRoot, runTypeScript } from '#workers/database/project.ts'

const home = mkdtempSync(join(tmpdir(), 'soluscope-home-'))
chmodSync(home, 0o711)
const guardian = () => JSON.parse(readFileSync(join(home, 'guardian.json'), 'utf8')).pid as number
const postgres = () => Number(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
let database: OpenDatabase

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

async function eventually<T>(what: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await what()
    } catch (error) {
      if (tries > 200) throw error
      await new Promise(done => setTimeout(done, 50))
    }
  }
}

beforeAll(async () => {
  process.env.SOLUSCOPE_HOME = home
  delete process.env.DATABASE_URL
  database = await openDatabase()
})
afterAll(async () => {
  database.close()
  if (existsSync(join(home, 'guardian.json'))) await waitGone(guardian(), 10_000)
  rmSync(home, { recursive: true })
})

test('it listens on the loopback interface and wants a password', async () => {
  const url = new URL(database.url)
  expect(url.hostname).toBe('127.0.0.1')
  expect(await query(database.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  url.password = 'wrong'
  await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('only the owner can read the password', () => {
  const mode = (name: string) => statSync(join(home, name)).mode & 0o777
  expect([mode('cluster.json'), mode('guardian.json')]).toEqual([0o600, 0o600])
})

test('text sorts by code point on every machine', async () => {
  const rows = await query(database.url, `select x from unnest(array['b', 'B', 'ä', 'a']) x order by x`)
  expect(rows.map(({ x }) => x)).toEqual(['B', 'a', 'b', 'ä'])
})

test('a second holder shares it, and it stays up when one of two lets go', async () => {
  const second = await openDatabase()
  expect(second.url).toBe(database.url)
  second.close()
  await new Promise(done => setTimeout(done, 400))
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a killed Postgres comes back with what was committed', async () => {
  await query(database.url, 'create table kept as select 7 as n')
  const killed = postgres()
  process.kill(killed, 'SIGKILL')
  expect(await eventually(() => query(database.url, 'select n from kept'))).toEqual([{ n: 7 }])
  expect(postgres()).not.toBe(killed)
})

test('a killed guardian is replaced, at the same address', async () => {
  const [killed, orphan] = [guardian(), postgres()]
  process.kill(killed, 'SIGKILL')
  await waitGone(orphan, 20_000)
  expect(await eventually(() => query(database.url, 'select n from kept'))).toEqual([{ n: 7 }])
  expect(guardian()).not.toBe(killed)
})

/** Another process that holds the database. */
async function hold() {
  const holder = fork(join(projectRoot, 'workers/testing/hold-database.ts'), [], {
    execArgv: runTypeScript,
    env: { ...process.env, SOLUSCOPE_HOME: home },
  })
  await new Promise(done => holder.once('message', done))
  return holder
}

test('when the last holder is killed, nothing is left running, and the next start goes on', async () => {
  database.close()
  const before = [guardian(), postgres()]
  for (const pid of before) expect(await waitGone(pid, 10_000)).toBe(true)

  const holder = await hold()
  const running = [guardian(), postgres()]
  for (const pid of running) expect(commandLine(pid)).not.toBeNull()
  holder.kill('SIGKILL')
  for (const pid of running) expect(await waitGone(pid, 10_000)).toBe(true)

  database = await openDatabase()
  expect(await query(database.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('when holder and guardian are killed at once, Postgres ends in order all the same', async () => {
  await database.close()
  const holder = await hold()
  const [killed, orphan] = [guardian(), postgres()]
  holder.kill('SIGKILL')
  process.kill(killed, 'SIGKILL')
  expect(await waitGone(orphan, 20_000)).toBe(true)
  expect(readFileSync(join(home, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  database = await openDatabase()
  expect(await query(database.url, 'select n from kept')).toEqual([{ n: 7 }])
})
