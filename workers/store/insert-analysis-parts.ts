import type { Queryable } from '#workers/store/queryable.ts'

/** A finished part of an analysis pass (prisma/schema.prisma's AnalysisPart). */
export interface NewAnalysisPart {
  pass:
    | 'sample'
    | 'weights'
    | 'firing'
    | 'ngrams'
    | 'contribution'
    | 'path'
    | 'reverse'
    | 'reasons'
    | 'null-reasons'
    | 'purity'
    | 'samples'
    | 'patterns'
    | 'synthesis'
    | 'causal'
    | 'failed'
  layer: number
  /** Part of the sample; -1 for what finishes a layer. */
  shard: number
  bytes: Uint8Array | null
}

const SQL = `
insert into analysis_part (run_id, pass, layer, shard, bytes)
select $1, pass, layer, shard, bytes
from unnest($2::text[], $3::smallint[], $4::int[], $5::bytea[]) as p(pass, layer, shard, bytes)
on conflict do nothing`

const buffer = (bytes: Uint8Array | null): Buffer | null =>
  bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Stores parts insert-once: what is there already stays. All of one call become visible together. */
export const insertAnalysisParts = async (
  db: Queryable,
  runId: number,
  parts: readonly NewAnalysisPart[],
): Promise<void> => {
  await db.query(SQL, [
    runId,
    parts.map(p => p.pass),
    parts.map(p => p.layer),
    parts.map(p => p.shard),
    parts.map(p => buffer(p.bytes)),
  ])
}
