import type { Shard } from '#workers/plan/cut-shards.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select shard, first_document as "firstDocument", n_documents as "nDocuments", n_tokens as "nTokens"
from shard
where run_id = $1 and ($2::int is null or shard = $2)
order by shard`

/** The shards of a run in order; or the one numbered `shard`. */
export const readShards = async (db: Queryable, runId: number, shard: number | null = null): Promise<Shard[]> =>
  (await db.query<Shard>(SQL, [runId, shard])).rows
