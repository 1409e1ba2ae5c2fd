import { env } from '#lib/env.ts'
import { seedShippedModels } from '#workers/commands/seed.ts'
import { stateFolder } from '#workers/database/project.ts'
import { explainError } from '#workers/start/explain-error.ts'
import { beginSeeding, finishSeeding, needsSeeding } from '#workers/start/needs-seeding.ts'
import { createPool } from '#workers/store/pool.ts'

// A process of its own, so that reading the sample texts neither delays the site nor outlives its parent.
process.once('disconnect', () => process.exit(1))

async function seed(): Promise<void> {
  const home = stateFolder()
  const pool = createPool(env().DATABASE_URL ?? '', 4)
  if (await needsSeeding(pool, home)) {
    beginSeeding(home)
    await seedShippedModels(pool)
    finishSeeding(home)
  }
  await pool.end()
}

seed().then(
  () => process.exit(0),
  error => {
    console.error(explainError(error))
    process.exit(1)
  },
)
