import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select bytes from analysis_part
where run_id = $1 and pass = 'sample' and shard >= 0 and ($2::int is null or shard = $2)
order by shard`

/** Ordinals of the reference sample's documents, ascending: of one part, or of all. */
export const readSample = async (db: Queryable, runId: number, part: number | null = null): Promise<Int32Array> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, part])
  return new Int32Array(new Uint8Array(Buffer.concat(rows.map(row => row.bytes))).buffer)
}
