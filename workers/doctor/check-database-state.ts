import type pg from 'pg'
import { migrationStatus, newerDatabase } from '#prisma/migrate.ts'
import { answer } from '#workers/doctor/check-installation.ts'
import type { Finding } from '#workers/doctor/finding.ts'
import { checkDatabase } from '#workers/start/check-database.ts'
import { findCorpora } from '#workers/store/find-corpora.ts'
import { listWorkers } from '#workers/store/list-workers.ts'
import { createPool } from '#workers/store/pool.ts'

type Answer = Omit<Finding, 'what'>

/** What a database holds. Checks that need the schema are left out until it is there. */
export async function checkDatabaseState(url: string): Promise<Finding[]> {
  const database = await answer(async () => ({ state: 'ok', says: `Postgres ${await checkDatabase(url)} answers` }))
  const findings: Finding[] = [{ what: 'database', ...database }]
  if (database.state !== 'ok') return findings

  const schema = await answer(() => schemaState(url))
  findings.push({ what: 'schema', ...schema })
  if (schema.state !== 'ok') return findings

  const pool = createPool(url, 1)
  try {
    findings.push({ what: 'corpora', ...(await answer(() => corpora(pool))) })
    findings.push({ what: 'runs', ...(await answer(() => runs(pool))) })
    findings.push({ what: 'workers', ...(await answer(() => workers(pool))) })
  } finally {
    await pool.end()
  }
  return findings
}

async function schemaState(url: string): Promise<Answer> {
  const { pending, unknown, failed } = await migrationStatus(url)
  if (unknown.length > 0) return { state: 'fault', says: newerDatabase(unknown) }
  if (failed.length > 0) {
    return { state: 'fault', says: `${failed.join(', ')} stopped half-way: repair the database or start a new one` }
  }
  if (pending.length > 0) return { state: 'note', says: `${pending.length} migrations to apply: npm start does it` }
  return { state: 'ok', says: 'up to date' }
}

async function corpora(pool: pg.Pool): Promise<Answer> {
  const all = await findCorpora(pool)
  if (all.length === 0) return { state: 'note', says: 'none: npm start adds the sample corpus' }
  const open = all.filter(corpus => corpus.manifestHash === null).map(corpus => corpus.name)
  if (open.length > 0) return { state: 'note', says: `${open.join(', ')} is not complete: add it again, it goes on` }
  return { state: 'ok', says: all.map(({ name, nDocuments }) => `${name} (${nDocuments} documents)`).join(', ') }
}

async function runs(pool: pg.Pool): Promise<Answer> {
  const { rows } = await pool.query<{ state: string; n: number }>(
    `select case when state in ('published', 'failed') then state::text else 'under way' end as state, count(*)::int as n
     from run group by 1 order by 1`,
  )
  if (rows.length === 0) return { state: 'note', says: 'none: npm start queues the shipped models' }
  const says = rows.map(({ state, n }) => `${n} ${state}`).join(', ')
  return rows.some(({ state }) => state === 'failed')
    ? { state: 'note', says: `${says}: "soluscope runs" says why` }
    : { state: 'ok', says }
}

async function workers(pool: pg.Pool): Promise<Answer> {
  const alive = await listWorkers(pool)
  if (alive.length === 0) return { state: 'note', says: 'none alive: npm start or "soluscope work" starts one' }
  return { state: 'ok', says: alive.map(({ host, pid, threads }) => `${host}/${pid} (${threads} threads)`).join(', ') }
}
