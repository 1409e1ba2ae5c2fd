import type { Queryable } from '#workers/store/queryable.ts'

const ORDER = 'select ordinal from document where corpus_id = $1 order by hash, ordinal limit $2'
const TEXTS = 'select ordinal, text from document where corpus_id = $1 and ordinal = any($2::int[])'
const BATCH = 64

/** Texts of a corpus in the order of their hashes, which is no order of theirs: any first part is a sample. At most `limit`. */
export async function* readHashedTexts(db: Queryable, corpusId: number, limit: number): AsyncGenerator<string> {
  const { rows } = await db.query<{ ordinal: number }>(ORDER, [corpusId, limit])
  for (let from = 0; from < rows.length; from += BATCH) {
    const ordinals = rows.slice(from, from + BATCH).map(row => row.ordinal)
    const found = await db.query<{ ordinal: number; text: string }>(TEXTS, [corpusId, ordinals])
    const texts = new Map(found.rows.map(row => [row.ordinal, row.text]))
    for (const ordinal of ordinals) yield texts.get(ordinal) ?? ''
  }
}
