import type { ChildProcess } from 'node:child_process'
import { createBackOff } from '#workers/start/back-off.ts'

/** A child process that is started again whenever it dies. */
export interface KeptProcess {
  /** Process number of the present one, undefined between two. */
  pid(): number | undefined
  /** Asks it to end (SIGTERM), after 10 s makes it (SIGKILL), and starts no other; resolves when it is gone. */
  stop(): Promise<void>
}

/** Keeps a process running. `say` gets a line on each death. `start` may be called again at any time until `stop`. */
export function keepAlive(name: string, start: () => ChildProcess, say: (line: string) => void): KeptProcess {
  const backOff = createBackOff()
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let stopping = false

  const run = () => {
    const started = Date.now()
    const present = start()
    child = present
    let over = false
    const gone = (how: string) => {
      if (over) return
      over = true
      child = undefined
      if (stopping) return
      const wait = backOff.next(Date.now() - started)
      say(`the ${name} ended (${how}); starting it again in ${wait / 1000} s`)
      timer = setTimeout(run, wait)
    }
    present.once('exit', (code, signal) => gone(signal ?? `exit code ${code}`))
    present.once('error', error => gone(error.message))
  }
  run()

  return {
    pid: () => child?.pid,
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child) await endChild(child)
    },
  }
}

/** Ends a child process: SIGTERM, and after 10 s SIGKILL. Resolves when it is gone. */
export function endChild(child: ChildProcess): Promise<void> {
  return new Promise(done => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(force)
      done()
    })
    child.kill('SIGTERM')
  })
}
