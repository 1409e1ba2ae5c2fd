import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { solu1l } from '#workers/bench/bench-models.ts'
import { median, printFigure } from '#workers/bench/machine.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { randomDocuments } from '#workers/plan/random-documents.ts'
import { modelSession } from '#workers/threads/model-session.ts'
import { scanShard } from '#workers/threads/scan-shard.ts'

/** A shard as runs cut them, full: what a shard costs once is spread over as many tokens as in a run. */
const DOCUMENTS = 256
const ROUNDS = 3

/** CPU seconds that `work` takes. */
const cpuSeconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/**
 * Tokens per CPU second of a whole scan of a shard (graph, kernel, partial) beside the graph alone over the same batches,
 * round about in one thread; medians of 3.
 */
export const scanSpeed = async (model: ModelRef): Promise<void> => {
  const spec = defaultRunSpec('solu_ln')
  const documents = randomDocuments(Array(DOCUMENTS).fill(solu1l.nCtx - 1), solu1l.dVocab)
  const lengths = documents.map(document => document.tokens.length)
  const { session } = await modelSession(model, spec.site)
  const bare = async (): Promise<void> => {
    for (const { rows, positions } of batchRows(cutRows(lengths, solu1l.nCtx), solu1l.nCtx)) {
      const tokens = padBatch(
        rows.map(row => documents[row.document].tokens),
        positions,
        solu1l.bosTokenId,
      )
      await runActivations(session, tokens, rows.length, positions, [hookPoint(0, spec.site)])
    }
  }
  const full = () => scanShard({ model, runHash: 'bench', spec, shard: 0, documents })
  await full()
  const seconds = { bare: [] as number[], full: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    seconds.bare.push(await cpuSeconds(bare))
    seconds.full.push(await cpuSeconds(full))
  }
  const tokens = lengths.reduce((sum, length) => sum + length, 0)
  const rate = (values: number[]): number => tokens / median(values)
  const ratio = rate(seconds.full) / rate(seconds.bare)
  const text = `${Math.round(rate(seconds.full))} tokens a CPU second, graph alone ${Math.round(rate(seconds.bare))}, ratio ${ratio.toFixed(3)}`
  printFigure('scan of solu-1l size', text, { text: '>= 0.85', reached: ratio >= 0.85 })
}
