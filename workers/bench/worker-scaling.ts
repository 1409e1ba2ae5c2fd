import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { solu1l } from '#workers/bench/bench-models.ts'
import { median, printFigure } from '#workers/bench/machine.ts'
import { randomDocuments } from '#workers/bench/random-documents.ts'
import type { ModelRef } from '#workers/threads/read-model.ts'
import { createThreadPool } from '#workers/threads/thread-pool.ts'

const SHARDS = 4
const ROUNDS = 3

/** Time that 1 worker thread and 2 worker threads take for the same 4 shards, round about; median of 3 ratios. */
export const workerScaling = async (model: ModelRef): Promise<void> => {
  const spec = defaultRunSpec('solu_ln')
  const documents = randomDocuments(8, solu1l.nCtx - 1, solu1l.dVocab)
  const pools = [createThreadPool(1), createThreadPool(2)]
  const seconds = async (pool: (typeof pools)[number]): Promise<number> => {
    const begun = performance.now()
    const shards = Array.from({ length: SHARDS }, (_, shard) =>
      pool.use(thread => thread.call('scanShard', { model, runHash: 'bench', spec, shard, documents })),
    )
    await Promise.all(shards)
    return (performance.now() - begun) / 1000
  }
  try {
    for (const pool of pools) await seconds(pool)
    const ratios: number[] = []
    for (let round = 0; round < ROUNDS; round++) ratios.push((await seconds(pools[0])) / (await seconds(pools[1])))
    const ratio = median(ratios)
    printFigure('2 workers against 1', `${ratio.toFixed(2)} times as fast`, { text: '>= 1.8', reached: ratio >= 1.8 })
  } finally {
    await Promise.all(pools.map(pool => pool.close()))
  }
}
