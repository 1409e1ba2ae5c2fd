import { defineConfig } from 'prisma/config'

// Prisma's CLI insists on a native schema engine; this project migrates with the wasm engine (prisma/migrate.ts) and
// uses the CLI only to generate the client, so any executable will do and nothing is downloaded.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
process.env.CHECKPOINT_DISABLE ??= '1'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/none' },
})
