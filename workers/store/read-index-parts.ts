import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select bytes from pattern_index_part where run_id = $1 and layer = $2 and part >= 0 order by part`

/** The parts of a pattern index: of the texts (layer -1) or of one layer's firings, in sample order. */
export const readIndexParts = async (db: Queryable, runId: number, layer: number): Promise<Uint8Array[]> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, layer])
  // Copied: what is read as arrays must be aligned, and is moved to a thread.
  return rows.map(row => new Uint8Array(row.bytes))
}
