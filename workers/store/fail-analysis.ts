import { insertAnalysisParts } from '#workers/store/insert-analysis-parts.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** Marks the analysis of a run as failed with one line on why; the run stays published. */
export const failAnalysis = async (db: Queryable, runId: number, error: string): Promise<void> => {
  const bytes = new TextEncoder().encode(error.replace(/\s*\n\s*/g, ' ').slice(0, 1000))
  await insertAnalysisParts(db, runId, [{ pass: 'failed', layer: 0, shard: -1, bytes }])
}

const RETRY = `delete from analysis_part where run_id = $1 and pass = 'failed'`

/** Takes the mark away, so that the analysis goes on where it stopped. */
export const retryAnalysis = async (db: Queryable, runId: number): Promise<void> => {
  await db.query(RETRY, [runId])
}
