import type pg from 'pg'
import { backendName } from '#lib/inference/backend.ts'
import { createBinaryRows } from '#workers/store/binary-rows.ts'
import { insertLargeRows, type LargeRow } from '#workers/store/insert-large-rows.ts'
import { inTransaction } from '#workers/store/transaction.ts'

/** What one job left behind. */
export interface NewPartial {
  shard: number
  layer: number
  /** A bundle (lib/numeric/bundle.ts). */
  bytes: Uint8Array
}

/** The kinds of partials: a shard's accumulators, its list of windows to collect, those windows. */
export type PartialKind = 'scan' | 'request' | 'collect'

const COLUMNS = ['run_id', 'kind', 'shard', 'layer', 'backend', 'bytes']

function* rowsOf(
  runId: number,
  kind: PartialKind,
  partials: Iterable<NewPartial>,
  backend: string,
): Generator<LargeRow> {
  for (const { shard, layer, bytes } of partials) {
    const head = createBinaryRows(64)
    head.row(COLUMNS.length)
    head.int4(runId)
    head.text(kind)
    head.int4(shard)
    head.int2(layer)
    head.text(backend)
    head.byteaLength(bytes.length)
    yield { head: head.finish(), bytes }
  }
}

/**
 * Stores partials insert-once: what is there already stays. All of one call become visible together. Each is asked for when
 * those before it are sent, so that they need not be in memory together. `backend` says what computed them.
 */
export const insertPartials = (
  pool: pg.Pool,
  runId: number,
  kind: PartialKind,
  partials: Iterable<NewPartial>,
  backend = backendName('cpu'),
): Promise<void> =>
  inTransaction(pool, client => insertLargeRows(client, 'partial', COLUMNS, rowsOf(runId, kind, partials, backend)))
