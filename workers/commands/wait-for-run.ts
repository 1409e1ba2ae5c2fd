import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { BackendChoice } from '#lib/inference/backend.ts'
import { type Progress, withProgress } from '#workers/commands/progress.ts'
import { type AnalysisProgress, analysisSteps } from '#workers/plan/next-analysis.ts'
import { work } from '#workers/queue/work.ts'
import { listenForStop } from '#workers/start/stop-signal.ts'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'
import { type ListedRun, listRuns } from '#workers/store/list-runs.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'

const POLL_MS = 300

/** What is waited for: that a run's pages can be read, or that its neurons are analysed too. */
export type WaitUntil = 'published' | 'analysed'

/** How far a run had come when there was nothing more to wait for. */
interface Followed {
  run: ListedRun
  /** Of the published run, where that was waited for too. */
  analysis: AnalysisProgress | null
}

const isOver = (analysis: AnalysisProgress): boolean => {
  const { done, total } = analysisSteps(analysis)
  return analysis.error !== null || done === total
}

/** Follows a run until what is waited for is there, it has failed or `signal` is aborted. */
const follow = async (
  pool: pg.Pool,
  runId: number,
  until: WaitUntil,
  progress: Progress,
  signal: AbortSignal,
): Promise<Followed> => {
  for (;;) {
    // A lost database is the worker's to wait for; here the next look will do.
    const look = async () => {
      const [run] = await listRuns(pool, runId)
      const [analysis] = run?.state === 'published' ? await readAnalysisProgress(pool, runId) : []
      return run && { run, analysis: analysis ?? null }
    }
    const found = await look().catch((error: unknown) => {
      if (!isConnectionLoss(error)) throw error
    })
    if (found) {
      const { run, analysis } = found
      if (run.state === 'failed' || signal.aborted) return found
      if (run.state === 'published' && (until === 'published' || analysis === null || isOver(analysis))) return found
      const { done, total } = analysis ? analysisSteps(analysis) : run
      progress.update(done, total, `${analysis ? 'published, analysis' : run.state} ${done} of ${total}`)
    }
    await sleep(POLL_MS)
  }
}

/** What became of a run, one line, and whether it is what was waited for. */
export const outcomeOf = ({ run, analysis }: Followed, until: WaitUntil): { text: string; reached: boolean } => {
  const stopped = { text: 'stopped; the queue keeps the rest', reached: false }
  if (run.state === 'failed') return { text: `run ${run.hash} failed: ${run.error}`, reached: false }
  if (run.state !== 'published') return stopped
  if (until === 'published' || analysis === null) return { text: 'published', reached: true }
  if (analysis.error !== null) return { text: `published, but its analysis failed: ${analysis.error}`, reached: false }
  return isOver(analysis) ? { text: 'published and analysed', reached: true } : stopped
}

/** Works on the queue in this process until a run is what is waited for; 0, or 1 with one line on what went wrong. */
export const waitForRun = async (options: {
  url: string
  pool: pg.Pool
  runId: number
  threads: number
  /** Default: SOLUSCOPE_DEVICE. */
  device?: BackendChoice
  until: WaitUntil
}): Promise<number> => {
  const { pool, runId, until } = options
  const stop = listenForStop(() => process.exit(1))
  const ended = new AbortController()
  const signal = AbortSignal.any([stop.signal, ended.signal])
  const begun = Date.now()
  const { url: databaseUrl, threads, device } = options
  const working = work({ databaseUrl, threads, device, signal, log: line => console.log(line) })
  try {
    const following = withProgress('working on it', progress => follow(pool, runId, until, progress, signal))
    const followed = await Promise.race([following, working.then(() => following)])
    const { text, reached } = outcomeOf(followed, until)
    if (reached) console.log(`${text} after ${Math.round((Date.now() - begun) / 1000)} s`)
    else console.error(text)
    return reached ? 0 : 1
  } finally {
    ended.abort()
    await working
    stop.dispose()
  }
}
