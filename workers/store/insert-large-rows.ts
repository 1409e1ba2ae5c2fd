import type pg from 'pg'
import { copyRows } from '#workers/store/copy-rows.ts'

/** A row whose last column is tens of megabytes. */
export interface LargeRow {
  /** The row in the format of createBinaryRows, up to the length of its last column. */
  head: Uint8Array
  /** That column. */
  bytes: Uint8Array
}

function* piecesOf(rows: Iterable<LargeRow>): Generator<Uint8Array> {
  for (const { head, bytes } of rows) {
    yield head
    yield bytes
  }
}

/**
 * Stores rows insert-once: what is there already stays. Call inside a transaction, once. The bytes go out piece by piece: as
 * a statement's parameter each would be in memory four times, which is more than a worker needs for all the rest.
 */
export const insertLargeRows = async (
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<LargeRow>,
): Promise<void> => {
  await client.query(`create temp table new_large (like ${table} including defaults) on commit drop`)
  await copyRows(client, `new_large (${columns.join(', ')})`, piecesOf(rows))
  await client.query(`insert into ${table} select * from new_large on conflict do nothing`)
}
