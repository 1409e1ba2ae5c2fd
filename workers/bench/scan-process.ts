import type { ModelRef } from '#lib/inference/read-model.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { solu1l } from '#workers/bench/bench-models.ts'
import { randomDocuments } from '#workers/plan/random-documents.ts'
import { createThread } from '#workers/threads/thread-handle.ts'

/*
 * A process with one worker thread, forked by the scaling bench. Each message asks for so many scans of one small shard;
 * the answer is the CPU seconds they took. It ends with its parent.
 */
const { name, path, weightsHash } = JSON.parse(process.argv[2]) as ModelRef
const documents = randomDocuments(Array(8).fill(solu1l.nCtx - 1), solu1l.dVocab)
const thread = createThread()
process.once('disconnect', () => process.exit(0))
process.on('message', async (shards: number) => {
  const spec = defaultRunSpec('solu_ln')
  const before = process.cpuUsage()
  for (let shard = 0; shard < shards; shard++) {
    const model = { name, path, weightsHash }
    await thread.call('scanShard', { model, runHash: 'bench', spec, shard, documents })
  }
  const { user, system } = process.cpuUsage(before)
  process.send?.((user + system) / 1e6)
})
