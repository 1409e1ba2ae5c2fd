import { readMigrations } from '#prisma/migration-folder.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select migration_name as name, finished_at is not null and rolled_back_at is null as finished
from _prisma_migrations`

/** SQLSTATE of a table that is not there. */
const UNDEFINED_TABLE = '42P01'

/** Whether a database has exactly this version's migrations; false also where that cannot be told. */
export const isMigrated = async (db: Queryable): Promise<boolean> => {
  const wanted = readMigrations().migrationDirectories.map(migration => migration.path)
  try {
    const { rows } = await db.query<{ name: string; finished: boolean }>(SQL)
    const there = new Set(rows.filter(row => row.finished).map(row => row.name))
    return rows.length === wanted.length && wanted.every(name => there.has(name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE) return false
    throw error
  }
}
