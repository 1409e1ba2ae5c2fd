import type { Queryable } from '#workers/store/queryable.ts'

/** A part of a pattern index (prisma/schema.prisma's PatternIndexPart). */
export interface NewIndexPart {
  /** Layer of the firings; -1 for texts. */
  layer: number
  /** From 0, in sample order; -1 for a layer's baselines. */
  part: number
  bytes: Uint8Array
}

const SQL = `
insert into pattern_index_part (run_id, layer, part, bytes) values ($1, $2, $3, $4)
on conflict (run_id, layer, part) do update set bytes = excluded.bytes`

/** Stores parts. A part made again has the same bytes, or those of a newer version. */
export const insertIndexParts = async (db: Queryable, runId: number, parts: readonly NewIndexPart[]): Promise<void> => {
  // One statement each: many megabytes a part.
  for (const { layer, part, bytes } of parts)
    await db.query(SQL, [runId, layer, part, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)])
}
