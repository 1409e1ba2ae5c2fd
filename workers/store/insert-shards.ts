import type { Shard } from '#workers/plan/cut-shards.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
insert into shard (run_id, shard, first_document, n_documents, n_tokens)
select $1, shard, first_document, n_documents, n_tokens
from unnest($2::int[], $3::int[], $4::int[], $5::int[]) as s(shard, first_document, n_documents, n_tokens)
on conflict do nothing`

/** Writes the shards of a run. */
export const insertShards = async (db: Queryable, runId: number, shards: readonly Shard[]): Promise<void> => {
  await db.query(SQL, [
    runId,
    shards.map(s => s.shard),
    shards.map(s => s.firstDocument),
    shards.map(s => s.nDocuments),
    shards.map(s => s.nTokens),
  ])
}
