import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select bytes from analysis_part
where run_id = $1 and pass = $2 and layer = $3 and shard = $4 and bytes is not null`

/**
 * The bytes of one part (shard -1: the layer's M after LayerNorm, float64); null where it is not there or was let go of.
 */
export const readAnalysisPart = async (
  db: Queryable,
  runId: number,
  pass: 'firing',
  layer: number,
  shard: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, pass, layer, shard])
  // Copied out of the connection's buffer, so that it can be moved to a thread.
  return rows.length === 0 ? null : new Uint8Array(rows[0].bytes)
}
