import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
with inserted as (
  insert into tokenizer (hash, json, vocab_size)
  values ($1, $2, $3)
  on conflict do nothing
  returning id
)
select id from inserted
union all
select id from tokenizer where hash = $1
limit 1`

/** The id of the tokenizer with this hash (sha256, 64 hex digits), added when it is new. */
export const insertTokenizer = async (
  db: Queryable,
  tokenizer: { hash: string; json: Uint8Array; vocabSize: number },
): Promise<number> => {
  const values = [tokenizer.hash, Buffer.from(tokenizer.json), tokenizer.vocabSize]
  const { rows } = await db.query<{ id: number }>(SQL, values)
  // Another process can win the race between the two halves; its row is visible to the next statement.
  if (rows.length === 0) return insertTokenizer(db, tokenizer)
  return rows[0].id
}
