import type { PartialKind } from '#workers/store/insert-partials.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select bytes
from partial
where run_id = $1 and kind = $2 and layer = $3 and shard >= $4 and shard < $5
order by shard`

/** The partials of shards `first` .. `end - 1` of one layer, by shard. */
export const readPartials = async (
  db: Queryable,
  runId: number,
  kind: PartialKind,
  layer: number,
  [first, end]: readonly [number, number],
): Promise<Uint8Array[]> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, kind, layer, first, end])
  // Copied out of the connection's buffer, so that each can be moved to a thread.
  return rows.map(row => new Uint8Array(row.bytes))
}
