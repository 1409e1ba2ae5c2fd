import type pg from 'pg'
import { createBinaryRows } from '#workers/store/binary-rows.ts'
import { insertLargeRows } from '#workers/store/insert-large-rows.ts'
import { inTransaction } from '#workers/store/transaction.ts'

const COLUMNS = ['run_id', 'layer', 'sha256', 'bytes']

/** Stores the fold of a layer once. `sha256` is that of `bytes`, 64 hex digits. */
export const insertMergedLayer = async (
  pool: pg.Pool,
  runId: number,
  layer: number,
  { sha256, bytes }: { sha256: string; bytes: Uint8Array },
): Promise<void> => {
  const head = createBinaryRows(128)
  head.row(COLUMNS.length)
  head.int4(runId)
  head.int2(layer)
  head.text(sha256)
  head.byteaLength(bytes.length)
  const rows = [{ head: head.finish(), bytes }]
  await inTransaction(pool, client => insertLargeRows(client, 'merged_layer', COLUMNS, rows))
}
