import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#workers/database/project.ts'

/** A worker in a process of its own. */
export interface WorkerProcess {
  child: ChildProcess
  /** Its exit code and signal, when it has ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts `soluscope work` on a database; `args` as on the command line. */
export const startWorkerProcess = (
  databaseUrl: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): WorkerProcess => {
  const child = spawn(process.execPath, [join(projectRoot, 'workers/soluscope.mjs'), 'work', ...args], {
    env: { ...environment, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(resolve => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  return { child, ended }
}
