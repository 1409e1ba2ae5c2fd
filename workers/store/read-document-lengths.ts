import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select coalesce(string_agg(int4send(n_tokens), ''::bytea order by ordinal), ''::bytea) as lengths
from tokenized_document
where corpus_id = $1 and tokenizer_id = $2`

/** Tokens of every document in order, BOS not counted, [nDocuments]. One packed value: a corpus can have millions. */
export const readDocumentLengths = async (
  db: Queryable,
  corpusId: number,
  tokenizerId: number,
): Promise<Int32Array> => {
  const { rows } = await db.query<{ lengths: Buffer }>(SQL, [corpusId, tokenizerId])
  const bytes = rows[0].lengths
  const lengths = new Int32Array(bytes.length / 4)
  for (let i = 0; i < lengths.length; i++) lengths[i] = bytes.readInt32BE(4 * i)
  return lengths
}
