import type { ShardDocument } from '#lib/numeric/scan-partial.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select
  coalesce(string_agg(int8send(d.hash), ''::bytea order by d.ordinal), ''::bytea) as hashes,
  coalesce(string_agg(int4send(t.n_tokens), ''::bytea order by d.ordinal), ''::bytea) as lengths,
  coalesce(string_agg(int4send(d.ordinal), ''::bytea order by d.ordinal), ''::bytea) as ordinals
from tokenized_document t join document d using (corpus_id, ordinal)
where t.corpus_id = $1 and t.tokenizer_id = $2`

/** Hash and token count of every document, in order; packed on the way, since a corpus can have millions. */
export const readDrawDocuments = async (
  db: Queryable,
  corpusId: number,
  tokenizerId: number,
): Promise<Iterable<ShardDocument>> => {
  const { rows } = await db.query<{ hashes: Buffer; lengths: Buffer; ordinals: Buffer }>(SQL, [corpusId, tokenizerId])
  const [{ hashes, lengths, ordinals }] = rows
  return (function* () {
    for (let i = 0; i < ordinals.length / 4; i++) {
      yield {
        ordinal: ordinals.readInt32BE(4 * i),
        hash: hashes.readBigUInt64BE(8 * i),
        nTokens: lengths.readInt32BE(4 * i),
      }
    }
  })()
}
