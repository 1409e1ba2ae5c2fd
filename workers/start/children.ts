import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { projectRoot, runTypeScript } from '#workers/database/project.ts'

/** Scanning takes every core; pages must stay quick beside it. */
const LOW_PRIORITY = 10

/**
 * Forks a process of the program. It leads its own process group, so that Ctrl-C in a terminal reaches only the parent,
 * which ends its children in order; each ends by itself when the parent is gone.
 */
function forkChild(
  file: string,
  args: string[],
  environment: Record<string, string>,
  execArgv: string[],
): ChildProcess {
  return fork(join(projectRoot, file), args, {
    cwd: projectRoot,
    detached: true,
    execArgv,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** The site; tells `{ type: 'ready' }` or `{ type: 'failed', message }`. */
export function forkSite(environment: Record<string, string>): ChildProcess {
  return forkChild('workers/start/site.mjs', [], { ...environment, NODE_ENV: 'production' }, [])
}

/** One worker on the queue. */
export function forkWorker(environment: Record<string, string>): ChildProcess {
  return lower(forkChild('workers/soluscope.mjs', ['work'], environment, []))
}

/** Queues the shipped models where needed; ends with exit code 0 when that is done. */
export function forkSeeding(environment: Record<string, string>): ChildProcess {
  return lower(forkChild('workers/start/seed-process.ts', [], environment, runTypeScript))
}

function lower(child: ChildProcess): ChildProcess {
  if (child.pid) {
    try {
      setPriority(child.pid, LOW_PRIORITY)
    } catch {
      // It died at once, which its exit event reports, or the system does not allow it, which only costs speed.
    }
  }
  return child
}
