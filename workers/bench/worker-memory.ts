import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { queueBenchRun } from '#workers/bench/bench-run.ts'
import { printFigure } from '#workers/bench/machine.ts'
import type { Scratch } from '#workers/bench/scratch.ts'
import { watchSteps } from '#workers/bench/step-memory.ts'
import { projectRoot } from '#workers/database/project.ts'
import { listRuns } from '#workers/store/list-runs.ts'

/** Every fourth document fills a row of 1,024 tokens and more; the others keep the run short. */
const CHARACTERS = Array.from({ length: 64 }, (_, i) => (i % 4 === 0 ? 8_000 : 400))

/** Loaded before the worker: tells the most memory the process held so far, in KB, when it is asked to end. */
const TELL = `data:text/javascript,process.on('SIGTERM',()=>console.error('peak '+process.resourceUsage().maxRSS))`

/** Most resident memory of a worker process with one thread from a run's first shard to its publication, of a model of solu-1l size. */
export const workerMemory = async ({ pool, url }: Scratch, modelFolder: string): Promise<void> => {
  const runId = await queueBenchRun(pool, modelFolder, CHARACTERS)
  const program = join(projectRoot, 'workers/soluscope.mjs')
  const child = spawn(process.execPath, ['--import', TELL, program, 'work', '--threads', '1', '--once'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const ended = new Promise(resolve => child.once('close', resolve))
  // The run's analysis, which follows, has a bound of its own.
  const steps = watchSteps(pool, child.pid ?? 0)
  while (child.exitCode === null && child.signalCode === null) {
    await steps.sample()
    if ((await listRuns(pool, runId))[0].state === 'published') break
    await sleep(10)
  }
  child.kill('SIGTERM')
  await ended
  const [run] = await listRuns(pool, runId)
  const peak = /^peak (\d+)$/m.exec(said)
  if (run.state !== 'published' || !peak)
    throw new Error(`worker memory: the run ended ${run.state} (${run.error ?? said.trim()})`)
  const megabytes = Number(peak[1]) / 1024
  printFigure('peak memory of a worker, solu-1l size', `${Math.round(megabytes)} MB`, {
    text: '< 600 MB',
    reached: megabytes < 600,
  })
  if (steps.text() !== '') printFigure('  most of it seen in each step, MB', steps.text())
}
