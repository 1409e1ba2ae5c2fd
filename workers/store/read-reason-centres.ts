import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select bytes from analysis_part
where run_id = $1 and pass = $3 and layer = $2 and shard >= 0 and bytes is not null
order by shard`

const DROP = `
update analysis_part set bytes = null
where run_id = $1 and layer = $2 and (pass in ('reasons', 'null-reasons') or (pass = 'firing' and shard = -1))`

/**
 * What tells reasons of a layer's neurons (workers/analyse/reason-centres.ts), or what they are by chance (lib/analysis/null-reasons.ts),
 * by block, in order.
 */
export const readReasonCentres = async (
  db: Queryable,
  runId: number,
  layer: number,
  pass: 'reasons' | 'null-reasons' = 'reasons',
): Promise<Uint8Array[]> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, layer, pass])
  return rows.map(row => new Uint8Array(row.bytes))
}

/** Lets go of them, and of the layer's M after LayerNorm; the rows stay and say that they were made. */
export const dropReasonCentres = async (db: Queryable, runId: number, layer: number): Promise<void> => {
  await db.query(DROP, [runId, layer])
}
