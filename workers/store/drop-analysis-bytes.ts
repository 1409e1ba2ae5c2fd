import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `update analysis_part set bytes = null where run_id = $1 and pass = 'firing' and layer = $2 and shard >= 0`

/** Lets go of a layer's accumulators once they are folded; the rows stay and say that they were made. */
export const dropAnalysisBytes = async (db: Queryable, runId: number, layer: number): Promise<void> => {
  await db.query(SQL, [runId, layer])
}
