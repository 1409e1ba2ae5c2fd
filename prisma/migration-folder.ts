import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The text of schema.prisma. */
export function readSchema(): string {
  return readFileSync(join(here, 'schema.prisma'), 'utf8')
}

/** Every migration of a folder in the order they apply, as the schema engine wants them. */
export function readMigrations(folder: string = join(here, 'migrations')): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
  const lock = join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    migrationDirectories: names.map(path => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  }
}
