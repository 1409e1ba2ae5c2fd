import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Progress, withProgress } from '#workers/commands/progress.ts'
import { work } from '#workers/queue/work.ts'
import { listenForStop } from '#workers/start/stop-signal.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { type ListedRun, listRuns } from '#workers/store/list-runs.ts'

const POLL_MS = 300

/** Follows a run until it is published, failed or `signal` is aborted; its last state. */
const follow = async (pool: pg.Pool, runId: number, progress: Progress, signal: AbortSignal): Promise<ListedRun> => {
  for (;;) {
    // A lost database is the worker's to wait for; here the next look will do.
    const found = await listRuns(pool, runId).catch((error: unknown): ListedRun[] => {
      if (!isConnectionLoss(error)) throw error
      return []
    })
    for (const run of found) {
      if (run.state === 'published' || run.state === 'failed' || signal.aborted) return run
      progress.update(run.done, run.total, `${run.state} ${run.done} of ${run.total}`)
    }
    await sleep(POLL_MS)
  }
}

/** Works on the queue in this process until a run is published; 0, or 1 with one line on what went wrong. */
export const waitForRun = async (options: {
  url: string
  pool: pg.Pool
  runId: number
  threads: number
}): Promise<number> => {
  const stop = listenForStop(() => process.exit(1))
  const ended = new AbortController()
  const signal = AbortSignal.any([stop.signal, ended.signal])
  const working = work({ databaseUrl: options.url, threads: options.threads, signal, log: line => console.log(line) })
  try {
    const following = withProgress('working on it', progress => follow(options.pool, options.runId, progress, signal))
    const run = await Promise.race([following, working.then(() => following)])
    if (run.state === 'published') {
      console.log(`published after ${Math.round((Date.now() - run.createdAt.getTime()) / 1000)} s`)
      return 0
    }
    console.error(run.state === 'failed' ? `run ${run.hash} failed: ${run.error}` : 'stopped; the queue keeps the rest')
    return 1
  } finally {
    ended.abort()
    await working
    stop.dispose()
  }
}
