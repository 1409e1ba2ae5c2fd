import ort from 'onnxruntime-node'
import type { Session } from '#lib/inference/session.ts'
import { reducedName, reducedParts } from '#lib/model/graph/scan-reductions.ts'
import type { RankedBatch } from '#workers/kernel/rank-batch.ts'
import type { ReducedBatch } from '#workers/kernel/reduced-batch.ts'

/** Runs a scan graph over `tokens` [batch, pos]; what it made of each of `hooks`, whose layers have `dMlp` neurons. */
export async function runScanGraph(
  session: Session,
  tokens: BigInt64Array,
  ranked: RankedBatch,
  [batch, pos, dMlp]: readonly [batch: number, pos: number, dMlp: number],
  hooks: readonly string[],
): Promise<ReducedBatch[]> {
  const results = await session.inference.run({
    ...session.weights,
    tokens: new ort.Tensor('int64', tokens, [batch, pos]),
    counted: new ort.Tensor('float32', ranked.counted, [batch, pos, 1]),
    rank: new ort.Tensor('int32', ranked.rank, [batch, pos, 1]),
    position: new ort.Tensor('int32', ranked.position, [ranked.none + 1]),
    none: new ort.Tensor('int32', Int32Array.of(ranked.none), [1]),
    rows: new ort.Tensor('int64', BigInt64Array.of(-1n, BigInt(pos), BigInt(dMlp)), [3]),
  })
  return hooks.map(hook => {
    const parts = reducedParts.map(part => [part, results[reducedName(hook, part)].data])
    return Object.fromEntries(parts) as ReducedBatch
  })
}
