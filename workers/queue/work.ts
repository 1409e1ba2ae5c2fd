import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { env } from '#lib/env.ts'
import type { BackendChoice } from '#lib/inference/backend.ts'
import { createScanner } from '#workers/device/scanner.ts'
import { advanceAnalysis } from '#workers/queue/advance-analysis.ts'
import { advanceRun } from '#workers/queue/advance-run.ts'
import { migrateQueue } from '#workers/queue/migrate-queue.ts'
import { queueMissingClaimJobs } from '#workers/queue/queue-missing-claim-jobs.ts'
import { startSession } from '#workers/queue/session.ts'
import { settleBackend } from '#workers/queue/settle-backend.ts'
import { sweepDeadWorkers } from '#workers/queue/sweep-dead-workers.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { dropOldIndexes } from '#workers/store/drop-old-indexes.ts'
import { listOpenRuns } from '#workers/store/list-open-runs.ts'
import { createPool } from '#workers/store/pool.ts'
import { createThreadPool } from '#workers/threads/thread-pool.ts'

/** How a worker process works. */
export interface WorkOptions {
  databaseUrl: string
  /** Worker threads, one job each. */
  threads: number
  /** What to scan with; default: what SOLUSCOPE_DEVICE says, else the CPU. */
  device?: BackendChoice
  /** Return when no job is left instead of waiting for more. */
  once?: boolean
  /** Aborted to stop: jobs under way get a few seconds, then are given back. */
  signal: AbortSignal
  /** Called with lines worth telling. */
  log(line: string): void
}

/** Time that the queue gets to put down its last jobs once their threads have ended. */
const DRAIN_MS = 5_000

/** Pause before the database is tried again after it was lost. */
const RECONNECT_MS = 1_000

/**
 * Queues again whatever open runs lack: after a crash between a result and the jobs it makes possible. And what the analyses
 * of published ones lack: of all of it, where an older version published them. A worker without jobs looks for the latter again.
 * And the scores and checks that claims lack, as those read in or written before there was a worker.
 */
const takeUpOpenRuns = async (pool: pg.Pool): Promise<void> => {
  await sweepDeadWorkers(pool)
  for (const runId of await listOpenRuns(pool)) await advanceRun(pool, runId)
  await dropOldIndexes(pool)
  await advanceAnalysis(pool, null)
  await queueMissingClaimJobs(pool)
}

/**
 * Works on the queue until `signal` is aborted (or, with `once`, until it is empty), after a self-test of the backend. A
 * lost database is waited for; the first connection has to succeed.
 */
export const work = async (options: WorkOptions): Promise<void> => {
  const { databaseUrl, threads: size, device = env().SOLUSCOPE_DEVICE, once = false, signal, log } = options
  const pool = createPool(databaseUrl, 2 * size + 4)
  const threads = createThreadPool(size)
  const lane = createThreadPool(1)
  // The queue settles some of its promises unwatched; a lost database must not end the process through them.
  const onRejection = (error: unknown) => {
    if (!isConnectionLoss(error)) throw error
  }
  process.on('unhandledRejection', onRejection)
  let drained: Promise<void> = Promise.resolve()
  try {
    const scanner = createScanner({ backend: await settleBackend(device, threads, log), threads, lane, log })
    let first = true
    while (!signal.aborted) {
      try {
        await migrateQueue(pool)
        await takeUpOpenRuns(pool)
        const session = await startSession({ databaseUrl, pool, threads, scanner, once, signal })
        drained = session.drained
        if (!first) log('the database is back')
        first = false
        if ((await session.ended) !== 'lost') return
        log('the database is out of reach; waiting for it')
      } catch (error) {
        if (first || !isConnectionLoss(error)) throw error
      }
      await sleep(RECONNECT_MS, undefined, { signal }).catch(() => {})
    }
  } finally {
    await Promise.all([threads.close(), lane.close()])
    // A job that was under way ends with its thread; the queue then writes that down, and needs the pool for it.
    await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })])
    await pool.end()
    process.off('unhandledRejection', onRejection)
  }
}
