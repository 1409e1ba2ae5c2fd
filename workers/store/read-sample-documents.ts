import type { Queryable } from '#workers/store/queryable.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** A document of the reference sample. */
export interface SampleDocument extends TokenDocument {
  domain: string
}

const SQL = `
select d.ordinal, d.hash::text as hash, d.domain, t.tokens
from tokenized_document t join document d using (corpus_id, ordinal)
where t.corpus_id = $1 and t.tokenizer_id = $2 and t.ordinal = any($3::int[])
order by t.ordinal`

/** These documents of a tokenised corpus, by ordinal. */
export const readSampleDocuments = async (
  db: Queryable,
  { corpusId, tokenizerId }: { corpusId: number; tokenizerId: number },
  ordinals: Int32Array,
): Promise<SampleDocument[]> => {
  const values = [corpusId, tokenizerId, [...ordinals]]
  const { rows } = await db.query<{ ordinal: number; hash: string; domain: string; tokens: Buffer }>(SQL, values)
  return rows.map(row => ({
    ordinal: row.ordinal,
    hash: BigInt.asUintN(64, BigInt(row.hash)),
    domain: row.domain,
    // Copied: a Uint16Array needs an even offset, which a slice of the connection's buffer does not promise.
    tokens: new Uint16Array(new Uint8Array(row.tokens).buffer),
  }))
}
