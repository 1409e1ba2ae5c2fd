import { expect, test } from 'vitest'
import { deployMigrations, migrationDiff, migrationStatus } from '#prisma/migrate.ts'
import { readMigrations } from '#prisma/migration-folder.ts'
import { testDatabase } from '#workers/testing/database.ts'

const migrated = await testDatabase()
const empty = await testDatabase({ migrated: false })

/** The real migrations and one more. */
function withMigration(name: string, sql: string) {
  const list = readMigrations()
  const migrationFile = { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } }
  return { ...list, migrationDirectories: [...list.migrationDirectories, { path: name, migrationFile }] }
}

test('the migrations lead exactly to schema.prisma', async () => {
  expect(await migrationDiff(migrated.url)).toBeNull()
})

test('a migration that the schema does not know shows as a difference', async () => {
  const drifted = withMigration('29990101000000_drift', 'create table stray (id int primary key);')
  expect(await migrationDiff(migrated.url, drifted)).toContain('DROP TABLE "stray"')
})

test('comparing leaves no shadow database behind', async () => {
  await migrationDiff(migrated.url)
  const { rows } = await migrated.pool.query(`select datname from pg_database where datname like 'prisma_migrate%'`)
  expect(rows).toEqual([])
})

test('two processes migrating an empty database at once apply each migration once', async () => {
  const all = readMigrations().migrationDirectories.map(migration => migration.path)
  expect((await migrationStatus(empty.url)).pending).toEqual(all)
  const applied = await Promise.all([deployMigrations(empty.url), deployMigrations(empty.url)])
  expect(applied.flat()).toEqual(all)
  expect(await migrationStatus(empty.url)).toEqual({ pending: [], unknown: [], failed: [] })
})

test('a migration that fails half-way leaves nothing of itself', async () => {
  const broken = withMigration('29990101000001_broken', 'create table half (id int); select 1 / 0;')
  await expect(deployMigrations(migrated.url, broken)).rejects.toThrow('division by zero')
  const { rows } = await migrated.pool.query(`select to_regclass('half') as half`)
  expect(rows).toEqual([{ half: null }])
})

test('a function body with semicolons is one statement', async () => {
  const body = 'create function one() returns int language plpgsql as $$ begin perform 1; return 1; end $$;'
  const fresh = await deployMigrations(empty.url, withMigration('29990101000002_function', body))
  expect(fresh).toEqual(['29990101000002_function'])
  expect((await empty.pool.query('select one()')).rows).toEqual([{ one: 1 }])
})

test('a database from a newer version is refused in one line that names what it has', async () => {
  const refusal = deployMigrations(empty.url)
  await expect(refusal).rejects.toThrow(/^the database was written by a newer version .*29990101000002_function.*$/)
})

test('tokens are stored uncompressed', async () => {
  const { rows } = await migrated.pool.query(
    `select attstorage from pg_attribute where attrelid = 'tokenized_document'::regclass and attname = 'tokens'`,
  )
  expect(rows).toEqual([{ attstorage: 'e' }])
})
