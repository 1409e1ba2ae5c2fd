import type pg from 'pg'
import type { Scanner } from '#workers/device/scanner.ts'
import type { RunRow } from '#workers/store/find-run.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** What every step works with: the run, the database and the threads. */
export interface StepContext {
  run: RunRow
  pool: pg.Pool
  threads: ThreadPool
}

/** What a run's steps are given: one of them scans, on a GPU where there is one. */
export interface RunContext extends StepContext {
  scanner: Scanner
}

/** One step's work on one part (a shard or a layer): do what is missing, store it once. Safe to repeat. */
export type StepWork<Context extends StepContext = StepContext> = (context: Context, part: number) => Promise<void>
