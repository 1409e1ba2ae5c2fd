import type pg from 'pg'
import { deployMigrations } from '#prisma/migrate.ts'
import { openDatabase } from '#workers/database/open-database.ts'
import { checkDatabase } from '#workers/start/check-database.ts'
import { isMigrated } from '#workers/store/is-migrated.ts'
import { createPool } from '#workers/store/pool.ts'

/** The database a command works on. */
export interface CommandDatabase {
  url: string
  pool: pg.Pool
}

/**
 * Runs a command's work on the database: DATABASE_URL, or the embedded one, which is started for the duration where no
 * other process of this project has it running. The schema is brought up to date first.
 */
export const withDatabase = async <T>(work: (database: CommandDatabase) => Promise<T>): Promise<T> => {
  const database = await openDatabase()
  try {
    await checkDatabase(database.url)
    const pool = createPool(database.url)
    try {
      // Asked in SQL first: the migration engine takes memory and time that most commands can do without.
      if (!(await isMigrated(pool))) await deployMigrations(database.url)
      return await work({ url: database.url, pool })
    } finally {
      await pool.end()
    }
  } finally {
    database.close()
  }
}
