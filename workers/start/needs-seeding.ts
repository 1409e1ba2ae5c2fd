import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** The mark of a seeding that began and has not finished, in the state folder. */
const mark = (home: string) => join(home, 'seeding')

/**
 * Whether the shipped models are to be queued: when no run is published or under way, or when an earlier start was
 * stopped while it queued them.
 */
export async function needsSeeding(pool: pg.Pool, home: string): Promise<boolean> {
  if (existsSync(mark(home))) return true
  const { rows } = await pool.query<{ some: boolean }>(
    `select exists (select from run where state <> 'failed') as some`,
  )
  return !rows[0].some
}

/** Notes that seeding began. */
export function beginSeeding(home: string): void {
  writeFileSync(mark(home), '')
}

/** Notes that seeding is done. */
export function finishSeeding(home: string): void {
  rmSync(mark(home), { force: true })
}
