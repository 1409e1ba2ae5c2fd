import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { runTypeScript } from '#workers/database/project.ts'

const THREADS = 2
const GOAL = 2000

/** Most memory of a process with two threads that each take a layer of solu-1l size through every pass of the analysis at once. */
export const analysisMemory = async (model: ModelRef): Promise<void> => {
  const file = new URL('./analysis-process.ts', import.meta.url)
  const child = fork(file, [JSON.stringify(model), String(THREADS)], { execArgv: runTypeScript })
  const ended = once(child, 'exit')
  const told = once(child, 'message')
  const [kilobytes] = await Promise.race([
    told,
    ended.then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
  ])
  await ended
  const megabytes = Number(kilobytes) / 1024
  printFigure(`peak memory of an analysis on ${THREADS} threads, solu-1l size`, `${Math.round(megabytes)} MB`, {
    text: `< ${GOAL} MB`,
    reached: megabytes < GOAL,
  })
}
