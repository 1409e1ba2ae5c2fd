import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
insert into merged_layer (run_id, layer, sha256, bytes)
values ($1, $2, $3, $4)
on conflict do nothing`

/** Stores the fold of a layer once. `sha256` is that of `bytes`, 64 hex digits. */
export const insertMergedLayer = async (
  db: Queryable,
  runId: number,
  layer: number,
  merged: { sha256: string; bytes: Uint8Array },
): Promise<void> => {
  await db.query(SQL, [
    runId,
    layer,
    merged.sha256,
    Buffer.from(merged.bytes.buffer, merged.bytes.byteOffset, merged.bytes.byteLength),
  ])
}
