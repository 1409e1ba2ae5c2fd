import type pg from 'pg'
import type { RunRow } from '#workers/store/find-run.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/** What every step works with: the run, the database and the threads. */
export interface StepContext {
  run: RunRow
  pool: pg.Pool
  threads: ThreadPool
}

/** One step's work on one part (a shard or a layer): do what is missing, store it once. Safe to repeat. */
export type StepWork = (context: StepContext, part: number) => Promise<void>
