import { fork } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#workers/database/project.ts'

/**
 * Runs a Node script (with its arguments) in a process group that ends with this process or when `signal` aborts; its
 * output is shown as it comes, without colours where it goes to a file. Resolves to whether it ended with exit code 0.
 */
export function runStep(args: string[], environment: Record<string, string>, signal: AbortSignal): Promise<boolean> {
  return new Promise(done => {
    const child = fork(join(projectRoot, 'workers/start/tied.mjs'), [process.execPath, ...args], {
      cwd: projectRoot,
      detached: true,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...environment },
    })
    const abort = () => {
      if (child.connected) child.disconnect()
    }
    signal.addEventListener('abort', abort, { once: true })
    child.once('error', () => done(false))
    child.once('exit', code => {
      signal.removeEventListener('abort', abort)
      done(code === 0)
    })
  })
}
