import { randomBytes } from 'node:crypto'
import { deployMigrations } from '#prisma/migrate.ts'
import { freePort } from '#workers/database/free-port.ts'
import { openScratchDatabase } from '#workers/database/open-database.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { forkSite } from '#workers/start/children.ts'
import { endChild } from '#workers/start/keep-alive.ts'
import { seedPlanted } from '#workers/testing/seed-planted.ts'

// A production site on a database of its own that holds the planted model, for browser tests. Tells its parent its address
// and its database, and ends, with everything it started, when the parent lets go.
async function begin(): Promise<void> {
  const stop = new AbortController()
  const gone = new Promise<void>(done =>
    process.once('disconnect', () => {
      stop.abort()
      done()
    }),
  )
  if (!buildIsFresh()) await buildSite({ verbose: false, signal: stop.signal })
  const database = await openScratchDatabase()
  await deployMigrations(database.url)
  const removeModels = await seedPlanted(database.url)
  const port = await freePort()
  const site = forkSite({
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: String(port),
    // The same site by its name: passkeys are for names only (e2e/passkeys.spec.ts).
    PUBLIC_URL: `http://localhost:${port}`,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    // Tests of limits have an address of their own: x-forwarded-for.
    TRUSTED_PROXIES: '1',
  })
  site.on('message', (message: { type: string; message?: string }) => {
    process.send?.(
      message.type === 'ready' ? { type: 'ready', url: `http://127.0.0.1:${port}`, database: database.url } : message,
    )
  })
  await gone
  await endChild(site)
  await database.close()
  await removeModels()
  process.exit(0)
}

begin().catch(error => {
  const message = error instanceof Error ? error.message : String(error)
  if (process.connected) process.send?.({ type: 'failed', message }, () => process.exit(1))
  else process.exit(1)
})
