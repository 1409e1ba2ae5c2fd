import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `select ordinal from document where corpus_id = $1 and (hash & 1) = 0 and ordinal = any($2::int[])`

/** Which of these documents are of the train half: their hashes are even. */
export const readTrainDocuments = async (
  db: Queryable,
  corpusId: number,
  ordinals: Iterable<number>,
): Promise<Set<number>> => {
  const { rows } = await db.query<{ ordinal: number }>(SQL, [corpusId, [...new Set(ordinals)]])
  return new Set(rows.map(row => row.ordinal))
}
