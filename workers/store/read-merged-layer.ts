import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `select bytes from merged_layer where run_id = $1 and layer = $2 and bytes is not null`

/** The merged bytes of a layer; null when it is not merged yet or the run is published. */
export const readMergedLayer = async (db: Queryable, runId: number, layer: number): Promise<Uint8Array | null> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, layer])
  return rows.length === 0 ? null : new Uint8Array(rows[0].bytes)
}
