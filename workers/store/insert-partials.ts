import type { Queryable } from '#workers/store/queryable.ts'

/** What one job left behind. */
export interface NewPartial {
  shard: number
  layer: number
  /** A bundle (lib/numeric/bundle.ts). */
  bytes: Uint8Array
}

/** The kinds of partials: a shard's accumulators, its list of windows to collect, those windows. */
export type PartialKind = 'scan' | 'request' | 'collect'

const SQL = `
insert into partial (run_id, kind, shard, layer, bytes, backend)
select $1, $2, shard, layer, bytes, $3
from unnest($4::int[], $5::smallint[], $6::bytea[]) as p(shard, layer, bytes)
on conflict do nothing`

/** Execution provider and instruction set of this process, kept beside what it computed. */
const BACKEND = `cpu/${process.arch}`

/** Stores partials insert-once: what is there already stays. All of one call become visible together. */
export const insertPartials = async (
  db: Queryable,
  runId: number,
  kind: PartialKind,
  partials: readonly NewPartial[],
): Promise<void> => {
  await db.query(SQL, [
    runId,
    kind,
    BACKEND,
    partials.map(p => p.shard),
    partials.map(p => p.layer),
    partials.map(p => Buffer.from(p.bytes.buffer, p.bytes.byteOffset, p.bytes.byteLength)),
  ])
}
