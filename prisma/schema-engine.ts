import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { MigrationPg } from '#prisma/migration-adapter.ts'

declare global {
  /** Where the engine's Rust panics leave their message; without it a panic is only "unreachable". */
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined
}

let loaded = false

/** Instantiates the engine's WebAssembly once a process; its package leaves that to a bundler. */
function load(): void {
  if (loaded) return
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = new WebAssembly.Module(readFileSync(join(dirname(entry), 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: message => console.error(message) }
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  loaded = true
}

/** Prisma's own schema engine on a database over node-postgres. */
export interface OpenEngine {
  engine: SchemaEngine
  /** Ends its connection, and with it the advisory lock that it takes. */
  close(): Promise<void>
}

/** Connects the engine to a database for the given schema (text of schema.prisma). */
export async function openSchemaEngine(databaseUrl: string, schema: string): Promise<OpenEngine> {
  load()
  const factory = new MigrationPg(databaseUrl)
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(factory)
    const engine = await glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter)
    return { engine, close: () => factory.close() }
  } catch (error) {
    await factory.close()
    throw error
  }
}
