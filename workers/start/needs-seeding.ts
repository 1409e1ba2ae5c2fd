import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { MANIFEST } from '#workers/shipped/manifest.ts'
import { shippedFolder } from '#workers/shipped/shipped-folder.ts'

/** The mark of a seeding that began and has not finished, in the state folder. */
const mark = (home: string) => join(home, 'seeding')

/** What was seeded last: the hash of that manifest. */
const seeded = (home: string) => join(home, 'seeded')

const manifestHash = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, MANIFEST)))
    .digest('hex')

/**
 * Whether the shipped models are to be queued: when no run is published or under way, when an earlier start was stopped while it
 * queued them, or when shipped models are there and the project has come with others since.
 */
export async function needsSeeding(pool: pg.Pool, home: string, folder: string = shippedFolder): Promise<boolean> {
  if (existsSync(mark(home))) return true
  const { rows } = await pool.query<{ some: boolean; shipped: boolean }>(
    `select exists (select from run where state <> 'failed') as some,
      exists (select from model where path like 'models/%') as shipped`,
  )
  const [{ some, shipped }] = rows
  if (!some) return true
  const last = existsSync(seeded(home)) ? readFileSync(seeded(home), 'utf8') : ''
  return shipped && last !== manifestHash(folder)
}

/** Notes that seeding began. */
export function beginSeeding(home: string): void {
  writeFileSync(mark(home), '')
}

/** Notes that seeding with the models of `folder` is done. */
export function finishSeeding(home: string, folder: string = shippedFolder): void {
  writeFileSync(seeded(home), manifestHash(folder))
  rmSync(mark(home), { force: true })
}
