import { realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { readMigrations, readSchema } from '#prisma/migration-folder.ts'
import { openSchemaEngine } from '#prisma/schema-engine.ts'

const filters = { externalTables: [], externalEnums: [] }

/** Where a database stands beside the migrations of this version. */
export interface MigrationStatus {
  /** Migrations here that the database has not seen, oldest first. */
  pending: string[]
  /** Migrations the database has and this version does not know: it was written by a newer version. */
  unknown: string[]
  /** Migrations that stopped half-way in the database and were never resolved. */
  failed: string[]
}

/**
 * Brings a database to this version's schema and returns the names of the migrations it applied, oldest first.
 * Safe to call from several processes at once (the engine takes an advisory lock).
 * Throws one line when the database is newer than this program or a migration failed earlier.
 */
export async function deployMigrations(
  databaseUrl: string,
  migrations: MigrationList = readMigrations(),
): Promise<string[]> {
  return withEngine(databaseUrl, async engine => {
    const { unknown } = await readStatus(engine, migrations)
    if (unknown.length > 0) throw new Error(newerDatabase(unknown))
    const applied = await engine.applyMigrations({ migrationsList: migrations, filters })
    return applied.appliedMigrationNames
  })
}

/** Compares a database's migration history with this version's, changing nothing. */
export async function migrationStatus(
  databaseUrl: string,
  migrations: MigrationList = readMigrations(),
): Promise<MigrationStatus> {
  return withEngine(databaseUrl, engine => readStatus(engine, migrations))
}

/**
 * The SQL that leads from the migrations to schema.prisma, or null where they agree. Replays the migrations in a
 * scratch database on the given server, so the address's user must be allowed to create databases.
 */
export async function migrationDiff(
  databaseUrl: string,
  migrations: MigrationList = readMigrations(),
): Promise<string | null> {
  return withEngine(databaseUrl, async engine => {
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readSchema() }] },
      script: true,
      exitCode: true,
      filters,
    })
    return result.exitCode === 0 ? null : (result.stdout ?? '')
  })
}

/** The one line for a database that a newer version of the program has migrated. */
export function newerDatabase(unknown: string[]): string {
  return `the database was written by a newer version of Soluscope (it has ${unknown.join(', ')}): update this copy, or point DATABASE_URL at another database`
}

async function readStatus(engine: SchemaEngine, migrationsList: MigrationList): Promise<MigrationStatus> {
  const state = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
  const { history } = state
  const all = migrationsList.migrationDirectories.map(migration => migration.path)
  return {
    pending: !state.hasMigrationsTable
      ? all
      : history && 'unappliedMigrationNames' in history
        ? history.unappliedMigrationNames
        : [],
    unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
    failed: state.failedMigrationNames,
  }
}

async function withEngine<T>(databaseUrl: string, act: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { engine, close } = await openSchemaEngine(databaseUrl, readSchema())
  try {
    return await act(engine)
  } finally {
    await close()
  }
}

/** `npm run migrate -- deploy | status | diff`; exit code 1 = failed, 2 = the migrations and the schema differ. */
async function main(command: string | undefined): Promise<number> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: give the address of the database to migrate')
  if (command === 'deploy') {
    const applied = await deployMigrations(url)
    console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply')
    return 0
  }
  if (command === 'status') {
    for (const [what, names] of Object.entries(await migrationStatus(url))) {
      console.log(`${what}: ${names.join(', ') || 'none'}`)
    }
    return 0
  }
  if (command === 'diff') {
    const sql = await migrationDiff(url)
    console.log(sql ?? 'the migrations equal schema.prisma')
    return sql === null ? 0 : 2
  }
  throw new Error(`unknown command "${command ?? ''}": use deploy, status or diff`)
}

const script = process.argv[1]
if (script && import.meta.url === pathToFileURL(realpathSync(script)).href) {
  main(process.argv[2]).then(
    code => process.exit(code),
    error => {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    },
  )
}
