import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { median, printFigure } from '#workers/bench/machine.ts'
import { runTypeScript } from '#workers/database/project.ts'

/** Shards that each process scans in one measurement. */
const SHARDS = 2
const ROUNDS = 5

/** What processes at work at the same time reached. */
interface Speed {
  /** Shards a second, all together. */
  rate: number
  /** CPU seconds a shard. */
  cpu: number
}

/** Has each process scan `SHARDS` shards at the same time. */
const speed = async (processes: readonly ChildProcess[]): Promise<Speed> => {
  const begun = performance.now()
  const spent = await Promise.all(
    processes.map(async child => {
      child.send(SHARDS)
      const [seconds] = await once(child, 'message')
      return Number(seconds)
    }),
  )
  const shards = SHARDS * processes.length
  const cpu = spent.reduce((sum, seconds) => sum + seconds, 0) / shards
  return { rate: (shards * 1000) / (performance.now() - begun), cpu }
}

/**
 * How much faster two processes of one thread scan than one, turn about in one run: 1, 2, 1, 2, ...; the median of the
 * rounds' ratios. Other work on the machine takes more from two processes than from one; so the CPU time of a shard is told
 * too, which says what the two cost each other.
 */
export const workerScaling = async (model: ModelRef): Promise<void> => {
  const file = new URL('./scan-process.ts', import.meta.url)
  const children = [0, 1].map(() => fork(file, [JSON.stringify(model)], { execArgv: runTypeScript }))
  try {
    // Once to load the model and to settle.
    await speed(children)
    const rounds: { alone: Speed; both: Speed }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ alone: await speed(children.slice(0, 1)), both: await speed(children) })
    }
    const ratio = median(rounds.map(({ alone, both }) => both.rate / alone.rate))
    const cost = median(rounds.map(({ alone, both }) => both.cpu / alone.cpu))
    const figure = `${ratio.toFixed(2)} times as fast, at ${cost.toFixed(2)} times the CPU time a shard`
    printFigure('2 workers against 1', figure, { text: '>= 1.8', reached: ratio >= 1.8 })
  } finally {
    for (const child of children) child.disconnect()
    await Promise.all(children.map(child => once(child, 'exit')))
  }
}
