import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { findBinaries } from '#workers/database/binaries.ts'
import { initCluster, ROLE, startPostgres } from '#workers/database/cluster.ts'
import { readSecret, writeSecret } from '#workers/database/cluster-secret.ts'
import { freePort } from '#workers/database/free-port.ts'
import { claimGuardian, releaseGuardian, writeGuardian } from '#workers/database/guardian-file.ts'
import { type Leases, openLeases } from '#workers/database/leases.ts'
import { choosePlacement } from '#workers/database/placement.ts'
import { stopLeftover, stopPostmaster } from '#workers/database/postmaster.ts'
import { tiePostgres } from '#workers/database/tie-postgres.ts'

// The process that owns an embedded Postgres: it starts it, restarts it when it dies, and stops it when nobody holds a
// lease any more. Arguments: the state folder, and `scratch` for a database that is removed at the end.
const [home, kind] = process.argv.slice(2)
const scratch = kind === 'scratch'

let postgres: ChildProcess | undefined
let leases: Leases | undefined
let ending = false
let quickDeaths = 0

async function begin(): Promise<void> {
  if (!claimGuardian(home)) return tell({ type: 'busy' })
  const placement = choosePlacement(findBinaries(), home)
  const secret = readSecret(home, placement.data)
  await stopLeftover(placement.data)
  initCluster(placement, secret.password)

  const start = async () => {
    const port = await freePort(secret.port)
    if (port !== secret.port) writeSecret(home, { ...secret, port })
    secret.port = port
    const started = Date.now()
    postgres = await startPostgres(placement, port, { log: join(home, 'postgres.log'), scratch })
    tiePostgres(postgres)
    postgres.once('exit', () => {
      if (ending) return
      quickDeaths = Date.now() - started < 60_000 ? quickDeaths + 1 : 0
      if (quickDeaths > 5) void end(1)
      // Its children need a moment to notice; until they are gone the data folder is taken.
      else setTimeout(() => start().catch(() => end(1)), 200 * 2 ** quickDeaths)
    })
  }
  await start()
  const url = `postgresql://${ROLE}:${secret.password}@127.0.0.1:${secret.port}/soluscope`
  await createDatabase(url)
  leases = await openLeases(10_000, () => void end(0))
  writeGuardian(home, { pid: process.pid, lease: { port: leases.port, token: leases.token }, url })
  tell({ type: 'ready' })
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/soluscope$/, '/postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'soluscope'`)
    if (rowCount === 0) await client.query('create database soluscope')
  } finally {
    await client.end()
  }
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  leases?.close()
  if (postgres?.pid && postgres.exitCode === null && postgres.signalCode === null) await stopPostmaster(postgres.pid)
  releaseGuardian(home)
  if (scratch) rmSync(home, { recursive: true, force: true })
  process.exit(code)
}

function tell(message: { type: 'ready' | 'busy' } | { type: 'failed'; message: string }): void {
  if (process.connected) process.send?.(message, () => process.disconnect?.())
}

// Ctrl-C in a terminal reaches every process of the group; those that hold leases need the database to stop in order.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.on('SIGTERM', () => void end(0))
begin().catch(error => {
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  setTimeout(() => void end(1), 50)
})
