import type { ChildProcess } from 'node:child_process'
import { env } from '#lib/env.ts'
import type { BackendChoice } from '#lib/inference/backend.ts'
import { deployMigrations } from '#prisma/migrate.ts'
import { type OpenDatabase, openDatabase } from '#workers/database/open-database.ts'
import { stateFolder } from '#workers/database/project.ts'
import { buildIsFresh, buildSite } from '#workers/start/build-site.ts'
import { checkDatabase } from '#workers/start/check-database.ts'
import { checkDisk, checkPort } from '#workers/start/check-machine.ts'
import { forkSeeding, forkSite, forkWorker } from '#workers/start/children.ts'
import { explainError } from '#workers/start/explain-error.ts'
import { endChild, type KeptProcess, keepAlive } from '#workers/start/keep-alive.ts'
import { listenForStop } from '#workers/start/stop-signal.ts'

/** How to start. */
export interface StartOptions {
  /** Show the build's output as it comes. */
  verbose?: boolean
  /** What the worker scans on; default: SOLUSCOPE_DEVICE. */
  device?: BackendChoice
}

const say = (line: string) => console.log(line)

/**
 * Brings everything up (database, schema, site, one worker, the shipped models) and keeps it up until a signal asks to
 * stop. Returns the exit code: 0 after an orderly stop, 1 when something could not be started, with one line on stderr.
 */
export async function startAll({ verbose = false, device }: StartOptions = {}): Promise<number> {
  const running: KeptProcess[] = []
  let seeding: ChildProcess | undefined
  let database: OpenDatabase | undefined
  const stop = listenForStop(() => {
    // Children and database notice that this process is gone.
    process.exit(1)
  })
  try {
    const { HOST, PORT, SOLUSCOPE_DEVICE } = env()
    await checkPort(HOST, PORT)
    checkDisk(stateFolder())
    database = await startDatabase()
    stop.signal.throwIfAborted()
    const environment = { DATABASE_URL: database.url, HOST, PORT: String(PORT) }

    // Reading the sample texts and the build overlap: neither uses two cores all the time.
    seeding = forkSeeding(environment)
    const seeded = untilSeeded(seeding)
    running.push(
      keepAlive('worker', () => forkWorker({ ...environment, SOLUSCOPE_DEVICE: device ?? SOLUSCOPE_DEVICE }), say),
    )
    if (!buildIsFresh()) {
      say('building the site, which takes about a minute after an install or an update')
      await buildSite({ verbose, signal: stop.signal })
    }
    running.push(await startSite(environment))
    say(`Soluscope is ready: http://${HOST === '0.0.0.0' ? 'localhost' : HOST}:${PORT}`)
    seeded.then(problem => problem && !stop.signal.aborted && say(problem))
    await stop.asked
    say('stopping')
    return 0
  } catch (error) {
    if (stop.signal.aborted) return 0
    console.error(explainError(error))
    return 1
  } finally {
    await Promise.all([...running.map(child => child.stop()), seeding && endChild(seeding)])
    await database?.close()
    stop.dispose()
  }
}

async function startDatabase(): Promise<OpenDatabase> {
  const database = await openDatabase()
  try {
    const version = await checkDatabase(database.url)
    say(`database ready (Postgres ${version}${database.embedded ? ', embedded' : ''})`)
    const applied = await deployMigrations(database.url)
    if (applied.length > 0) say(`database schema brought up to date (${applied.join(', ')})`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Starts the site and resolves once it answers; throws when its first start fails. Later deaths are mended. */
function startSite(environment: Record<string, string>): Promise<KeptProcess> {
  return new Promise((done, fail) => {
    let ready = false
    const giveUp = (why: string) => {
      if (ready) return
      void site.stop()
      fail(new Error(`the site did not start: ${why}`))
    }
    const start = () => {
      const child = forkSite(environment)
      child.on('message', (message: { type: string; message?: string }) => {
        if (message.type === 'failed') return giveUp(message.message ?? 'it gave no reason')
        ready = true
        done(site)
      })
      child.once('exit', code => giveUp(`exit code ${code}`))
      return child
    }
    const site = keepAlive('site', start, line => ready && say(line))
  })
}

/** Resolves when the shipped models are queued: null, or one line on why they are not. */
function untilSeeded(child: ChildProcess): Promise<string | null> {
  return new Promise(done => {
    child.once('error', error => done(`the shipped models could not be queued: ${error.message}`))
    child.once('exit', (code, signal) =>
      done(
        code === 0
          ? null
          : `the shipped models could not be queued (${signal ?? `exit code ${code}`}); the next start tries again`,
      ),
    )
  })
}
