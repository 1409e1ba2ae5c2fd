import { setTimeout as sleep } from 'node:timers/promises'
import { run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Scanner } from '#workers/device/scanner.ts'
import { digestCrontab, digestTask, sendsDigests } from '#workers/digest/digest-task.ts'
import { runCheckJob } from '#workers/families/run-check-job.ts'
import type { Step } from '#workers/plan/next-jobs.ts'
import { advanceAnalysis } from '#workers/queue/advance-analysis.ts'
import type { ClaimJob } from '#workers/queue/claim-job.ts'
import { countJobs } from '#workers/queue/count-jobs.ts'
import { cron } from '#workers/queue/cron.ts'
import { failExhaustedAnalyses } from '#workers/queue/fail-exhausted-analyses.ts'
import { failExhaustedRuns } from '#workers/queue/fail-exhausted-runs.ts'
import { queueLogger } from '#workers/queue/queue-logger.ts'
import { type Registration, registerWorker } from '#workers/queue/register-worker.ts'
import { releaseJobs } from '#workers/queue/release-jobs.ts'
import { type AnalysisPayload, runAnalysisJob } from '#workers/queue/run-analysis-job.ts'
import { type JobPayload, runJob } from '#workers/queue/run-job.ts'
import { steps } from '#workers/queue/steps.ts'
import { sweepDeadWorkers } from '#workers/queue/sweep-dead-workers.ts'
import { runScoreJob } from '#workers/scores/run-score-job.ts'
import { forgetMails } from '#workers/store/forget-mails.ts'
import { removeUnconfirmed } from '#workers/store/remove-unconfirmed.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

const SWEEP_MS = 3_000
const EMPTY_CHECK_MS = 200
/** Time that jobs under way get when the worker is asked to stop. */
const GRACE_MS = 2_000

/** Why a session ended: asked to stop, no job left, or the database went away. */
export type SessionEnd = 'stopped' | 'empty' | 'lost'

interface SessionOptions {
  databaseUrl: string
  pool: pg.Pool
  threads: ThreadPool
  scanner: Scanner
  once: boolean
  signal: AbortSignal
}

/** Repeats `task` every `ms` until `signal` is aborted; errors are left to the next round. */
const every = async (ms: number, signal: AbortSignal, task: () => Promise<void>): Promise<void> => {
  while (!signal.aborted) {
    await sleep(ms, undefined, { signal }).catch(() => {})
    if (!signal.aborted) await task().catch(() => {})
  }
}

/**
 * Whether there is no job. Where there is none it first queues what the analyses of published runs lack, as when a worker died
 * between publishing and queueing them: the next one that looks for work finds it.
 */
const nothingLeft = async (pool: pg.Pool): Promise<boolean> => {
  if ((await countJobs(pool)) > 0) return false
  await advanceAnalysis(pool, null)
  return (await countJobs(pool)) === 0
}

/**
 * Takes jobs under one registration for as long as the database can be reached. Rejects when it could not start.
 */
export const startSession = async (
  options: SessionOptions,
): Promise<{
  ended: Promise<SessionEnd>
  /** Resolves once nothing of it uses the pool any longer, which may be after its end. */
  drained: Promise<void>
}> => {
  const { databaseUrl, pool, threads, scanner, once, signal } = options
  const over = new AbortController()
  let queueId = ''
  let registration: Promise<Registration> | undefined
  const register = (id: string): Promise<Registration> => {
    queueId = id
    registration ??= registerWorker(databaseUrl, { threads: threads.size, queueIds: [id] })
    return registration
  }
  const tasks: TaskList = {}
  for (const step of Object.keys(steps) as Step[]) {
    tasks[step] = async (payload, { job }) => {
      // No job is begun by a process that the others could not tell dead from alive.
      await registration
      await runJob({ pool, threads, scanner, steps }, step, payload as JobPayload, job.attempts)
    }
  }
  tasks.analyse = async (payload, { job }) => {
    await registration
    await runAnalysisJob({ pool, threads }, payload as AnalysisPayload, job.attempts)
  }
  tasks.score = async (payload, { job }) => {
    await registration
    await runScoreJob({ pool, threads }, payload as ClaimJob, job.attempts)
  }
  tasks['check-family'] = async (payload, { job }) => {
    await registration
    await runCheckJob({ pool, threads }, payload as ClaimJob, job.attempts)
  }
  tasks['remove-unconfirmed'] = async () => {
    await removeUnconfirmed(pool)
    await forgetMails(pool)
  }
  if (sendsDigests()) tasks.digest = () => digestTask(databaseUrl)
  const runner = await run({
    pgPool: pool,
    crontab: sendsDigests() ? `${cron}\n${digestCrontab}` : cron,
    taskList: tasks,
    concurrency: threads.size,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: queueLogger,
    preset: {
      plugins: [
        {
          name: 'RegisterBeforeWork',
          version: '1.0.0',
          worker: {
            hooks: {
              async startWorker(_context, { worker }) {
                await register(worker.workerPool.id)
              },
            },
          },
        },
      ],
    },
  })
  const runnerEnded = runner.promise.then(
    () => {},
    () => {},
  )
  while (!registration) await sleep(5)
  let registered: Registration
  try {
    registered = await registration
  } catch (error) {
    await runner.stop().catch(() => {})
    throw error
  }

  const asked = new Promise<SessionEnd>(resolve => {
    if (signal.aborted) resolve('stopped')
    signal.addEventListener('abort', () => resolve('stopped'), { once: true, signal: over.signal })
  })
  const lost = Promise.race([registered.lost, runnerEnded]).then((): SessionEnd => 'lost')
  const empty = new Promise<SessionEnd>(resolve => {
    if (once)
      void every(EMPTY_CHECK_MS, over.signal, async () => {
        if (await nothingLeft(pool)) resolve('empty')
      })
  })
  void every(SWEEP_MS, over.signal, async () => {
    await sweepDeadWorkers(pool)
    await failExhaustedRuns(pool)
    await failExhaustedAnalyses(pool)
    await nothingLeft(pool)
  })

  const end = async (): Promise<SessionEnd> => {
    const reason = await Promise.race([asked, lost, empty])
    over.abort()
    const stopping = runner.stop().catch(() => {})
    await Promise.race([stopping, sleep(GRACE_MS)])
    if (reason !== 'lost') {
      // What is still under way is given back now; when it ends here after all, its result is stored once all the same.
      await releaseJobs(pool, [queueId], 'stopped').catch(() => {})
    }
    await registered.release()
    return reason
  }
  return { ended: end(), drained: runnerEnded }
}
