import { halfOf } from '#lib/patterns/firing-counts.ts'
import { patternIndexVersion } from '#lib/patterns/index-version.ts'
import { decodeTextPart } from '#lib/patterns/text-part.ts'
import type { Queryable } from '#workers/store/queryable.ts'
import { readIndexParts } from '#workers/store/read-index-parts.ts'

const BYTES = `select coalesce(sum(octet_length(bytes)), 0)::text as bytes from pattern_index_part where run_id = $1`

const SECONDS = `select bytes from analysis_part where run_id = $1 and pass = 'patterns' and shard >= 0 and bytes is not null`

const DONE = `update analysis_part set bytes = null where run_id = $1 and pass = 'patterns' and shard >= 0`

const INSERT = `
insert into pattern_index (run_id, version, n_tokens, train_tokens, n_bytes, seconds) values ($1, $2, $3, $4, $5, $6)
on conflict (run_id) do update set version = excluded.version, n_tokens = excluded.n_tokens,
  train_tokens = excluded.train_tokens, n_bytes = excluded.n_bytes, seconds = excluded.seconds, created_at = now()`

/** Writes the row that says a pattern index is whole; `seconds` of work besides those noted with its parts. */
export const finishPatternIndex = async (db: Queryable, runId: number, seconds: number): Promise<void> => {
  const tokens = [0, 0]
  for (const part of (await readIndexParts(db, runId, -1)).map(decodeTextPart)) {
    part.rowTokens.forEach((n, row) => {
      tokens[halfOf(part.rowHash[row])] += n
    })
  }
  const { rows } = await db.query<{ bytes: string }>(BYTES, [runId])
  const parts = await db.query<{ bytes: Buffer }>(SECONDS, [runId])
  const all = parts.rows.reduce((sum, row) => sum + row.bytes.readDoubleLE(), seconds)
  const [train, test] = tokens
  await db.query(INSERT, [runId, patternIndexVersion, train + test, train, rows[0].bytes, all])
  await db.query(DONE, [runId])
}
