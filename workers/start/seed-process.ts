import pg from 'pg'
import { seedShippedModels } from '#workers/commands/seed.ts'
import { stateFolder } from '#workers/database/project.ts'
import { beginSeeding, finishSeeding, needsSeeding } from '#workers/start/needs-seeding.ts'

// A process of its own, so that reading the sample texts neither delays the site nor outlives its parent.
process.once('disconnect', () => process.exit(1))

const home = stateFolder()
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
pool.on('error', () => {})
if (await needsSeeding(pool, home)) {
  beginSeeding(home)
  await seedShippedModels(pool)
  finishSeeding(home)
}
await pool.end()
process.exit(0)
