import type pg from 'pg'
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

const SQL = `
insert into partial (run_id, kind, shard, layer, bytes, backend) values ($1, $2, $3, $4, $5, $6)
on conflict do nothing`

/** Execution provider and instruction set of this process, kept beside what it computed. */
const BACKEND = `cpu/${process.arch}`

/**
 * Stores partials insert-once: what is there already stays. All of one call become visible together. A statement each: an array
 * of bytes would go out as one string of hex digits, and the windows of a large model are more than a string can hold.
 */
export const insertPartials = (
  pool: pg.Pool,
  runId: number,
  kind: PartialKind,
  partials: readonly NewPartial[],
): Promise<void> =>
  inTransaction(pool, async client => {
    for (const { shard, layer, bytes } of partials) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      await client.query(SQL, [runId, kind, shard, layer, buffer, BACKEND])
    }
  })
