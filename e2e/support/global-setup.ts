import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the site's process tells. */
type Message = { type: 'ready'; url: string } | { type: 'failed'; message: string }

/**
 * Starts a production site on a database of its own, filled with the planted model, before the first test; the returned
 * function ends it after the last. The whole of it ends by itself when this process is gone.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const child = fork('workers/testing/planted-site.ts', [], {
    cwd: root,
    detached: true,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  process.env.SOLUSCOPE_SITE = await new Promise<string>((done, fail) => {
    child.on('message', (message: Message) => {
      if (message.type === 'ready') done(message.url)
      else fail(new Error(message.message))
    })
    child.once('exit', code => fail(new Error(`the site under test ended early (exit code ${code})`)))
  })
  return async () => {
    child.disconnect()
    await gone
  }
}
