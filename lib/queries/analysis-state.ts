import 'server-only'
import { db } from '#lib/db.ts'

/**
 * A number for how far the analysis of a layer has come: it grows with every pass that is done. What is kept of a layer is kept
 * under it, since analysis adds to a published run.
 */
export const analysisState = (runId: number, layer: number): Promise<number> =>
  db.analysisPart.count({ where: { runId, layer, shard: -1 } })
