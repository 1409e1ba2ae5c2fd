import { fork } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the site's process tells. */
type Message = { type: 'ready'; url: string; database: string } | { type: 'failed'; message: string }

/**
 * Starts a production site on a database of its own, filled with the planted model, before the first test; the returned
 * function ends it after the last. What the site prints is kept in a file meanwhile. The whole of it ends by itself when this process is gone.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'soluscope-e2e-'))
  const child = fork('workers/testing/planted-site.ts', [], {
    cwd: root,
    detached: true,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  // Links that a mail would bring stand there (e2e/support/mailed-link.ts).
  process.env.SOLUSCOPE_SITE_LOG = join(folder, 'site.log')
  child.stdout?.pipe(createWriteStream(process.env.SOLUSCOPE_SITE_LOG))
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  process.env.SOLUSCOPE_SITE = await new Promise<string>((done, fail) => {
    child.on('message', (message: Message) => {
      if (message.type === 'ready') {
        process.env.SOLUSCOPE_SITE_DATABASE = message.database
        done(message.url)
      } else fail(new Error(message.message))
    })
    child.once('exit', code => fail(new Error(`the site under test ended early (exit code ${code})`)))
  })
  return async () => {
    child.disconnect()
    await gone
    rmSync(folder, { recursive: true })
  }
}
