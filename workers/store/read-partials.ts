import type pg from 'pg'
import type { PartialKind } from '#workers/store/insert-partials.ts'
import { readLargeValues } from '#workers/store/read-large-values.ts'

/** The partials of shards `first` .. `end - 1` of one layer, by shard. */
export const readPartials = (
  pool: pg.Pool,
  runId: number,
  kind: PartialKind,
  layer: number,
  [first, end]: readonly [number, number],
): Promise<Uint8Array<ArrayBuffer>[]> =>
  readLargeValues(
    pool,
    `select bytes from partial where run_id = ${Number(runId)} and kind = '${kind}' and layer = ${Number(layer)}
    and shard >= ${Number(first)} and shard < ${Number(end)} order by shard`,
  )
