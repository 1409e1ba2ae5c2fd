import 'server-only'
import { db } from '#lib/db.ts'

/** How far the analysis of each layer of a run has come, as one word that changes when any of it gets on. */
export async function layerStates(runId: number): Promise<string> {
  const rows = await db.analysisPart.groupBy({ by: ['layer'], where: { runId, shard: -1 }, _count: true })
  return rows
    .toSorted((a, b) => a.layer - b.layer)
    .map(({ layer, _count }) => `${layer}:${_count}`)
    .join()
}
