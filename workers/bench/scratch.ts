import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { deployMigrations } from '#prisma/migrate.ts'
import { openScratchDatabase } from '#workers/database/open-database.ts'
import { createPool } from '#workers/store/pool.ts'

/** A place to measure in: a folder and a migrated database, both gone afterwards. */
export interface Scratch {
  folder: string
  url: string
  pool: pg.Pool
}

/** Runs `work` in a fresh scratch place. */
export const withScratch = async (work: (scratch: Scratch) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'soluscope-bench-'))
  const database = await openScratchDatabase()
  const pool = createPool(database.url)
  try {
    await deployMigrations(database.url)
    await work({ folder, url: database.url, pool })
  } finally {
    await pool.end()
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
}
