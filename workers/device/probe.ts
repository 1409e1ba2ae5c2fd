import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DeviceBackend } from '#lib/inference/backend.ts'
import type { PartialDifference } from '#lib/numeric/partial-difference.ts'
import { projectRoot, runTypeScript } from '#workers/database/project.ts'

/** Longest a self-test may take: on a GPU it is seconds, on software that plays one up to minutes on a busy machine. */
const TIME_LIMIT_MS = 300_000

/** Starts the self-test's process; tests give another environment. */
export interface ProbeOptions {
  environment?: NodeJS.ProcessEnv
  timeLimitMs?: number
}

/**
 * Runs the self-test of a GPU's backend in a process of its own; how far it is from the CPU. Rejects with one line: no adapter,
 * wrong values, a crash, no end.
 */
export const probeBackend = (
  backend: DeviceBackend,
  { environment = process.env, timeLimitMs = TIME_LIMIT_MS }: ProbeOptions = {},
): Promise<PartialDifference> =>
  new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL('./probe-process.ts', import.meta.url)), [backend], {
      cwd: projectRoot,
      execArgv: runTypeScript,
      env: environment,
      // The driver's own words on the way are for nobody: what matters is told.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const timer = setTimeout(() => {
      fail(new Error(`its self-test did not end within ${timeLimitMs / 1000} s`))
      child.kill('SIGKILL')
    }, timeLimitMs)
    child.once('message', (answer: { worst: PartialDifference } | { fault: string }) => {
      if ('worst' in answer) done(answer.worst)
      else fail(new Error(answer.fault))
    })
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      fail(new Error(`its self-test crashed (${signal ?? `exit code ${code}`}): the driver is at fault`))
    })
  })
