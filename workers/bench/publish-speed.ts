import { setTimeout as sleep } from 'node:timers/promises'
import { queueBenchRun } from '#workers/bench/bench-run.ts'
import { printFigure } from '#workers/bench/machine.ts'
import type { Scratch } from '#workers/bench/scratch.ts'
import { work } from '#workers/queue/work.ts'
import { listRuns } from '#workers/store/list-runs.ts'

const DOCUMENTS = 200
const CHARACTERS = 1500
const THREADS = 2

/** Time from the last collected window to the published run, for 20,480 neurons with all their records. */
export const publishSpeed = async ({ pool, url }: Scratch, modelFolder: string): Promise<void> => {
  const runId = await queueBenchRun(pool, modelFolder, Array(DOCUMENTS).fill(CHARACTERS))
  const stop = new AbortController()
  let working = true
  const done = work({ databaseUrl: url, threads: THREADS, once: true, signal: stop.signal, log: () => {} }).finally(
    () => {
      working = false
    },
  )
  let begun = 0
  let ended = 0
  while (working) {
    const [{ state }] = await listRuns(pool, runId)
    if (state === 'publishing') begun ||= performance.now()
    if (state === 'published') {
      ended ||= performance.now()
      // The run's analysis, which follows, is measured elsewhere.
      stop.abort()
    }
    await sleep(50)
  }
  await done
  const [{ state, error }] = await listRuns(pool, runId)
  if (state !== 'published') throw new Error(`publish: the run ended ${state} (${error})`)
  const seconds = ((ended || performance.now()) - begun) / 1000
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from neuron_profile where run_id = $1', [
    runId,
  ])
  printFigure(
    `publish of ${rows[0].n.toLocaleString('en-US')} neurons, ${THREADS} threads`,
    `${seconds.toFixed(1)} s`,
    {
      text: '< 60 s',
      reached: seconds < 60,
    },
  )
}
