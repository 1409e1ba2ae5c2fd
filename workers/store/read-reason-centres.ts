import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select bytes from analysis_part
where run_id = $1 and pass = 'reasons' and layer = $2 and shard >= 0 and bytes is not null
order by shard`

const DROP = `update analysis_part set bytes = null where run_id = $1 and pass = 'reasons' and layer = $2`

/** What tells reasons of a layer's neurons, by block, in order (workers/analyse/reason-centres.ts). */
export const readReasonCentres = async (db: Queryable, runId: number, layer: number): Promise<Uint8Array[]> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, layer])
  return rows.map(row => new Uint8Array(row.bytes))
}

/** Lets go of them; the rows stay and say that they were made. */
export const dropReasonCentres = async (db: Queryable, runId: number, layer: number): Promise<void> => {
  await db.query(DROP, [runId, layer])
}
