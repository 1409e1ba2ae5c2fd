import type { Queryable } from '#workers/store/queryable.ts'

/** One document as the scan sees it. */
export interface TokenDocument {
  /** Place in the corpus, from 0. */
  ordinal: number
  /** xxh64 of the text, unsigned 64-bit. */
  hash: bigint
  /** Token ids without BOS, [nTokens]. */
  tokens: Uint16Array
}

const SQL = `
select d.ordinal, d.hash::text as hash, t.tokens
from tokenized_document t join document d using (corpus_id, ordinal)
where t.corpus_id = $1 and t.tokenizer_id = $2 and t.ordinal >= $3 and t.ordinal < $3 + $4
order by t.ordinal`

/** The documents `firstDocument` .. `firstDocument + nDocuments - 1` of a tokenised corpus, in order. */
export const readTokenDocuments = async (
  db: Queryable,
  corpusId: number,
  tokenizerId: number,
  range: { firstDocument: number; nDocuments: number },
): Promise<TokenDocument[]> => {
  const values = [corpusId, tokenizerId, range.firstDocument, range.nDocuments]
  const { rows } = await db.query<{ ordinal: number; hash: string; tokens: Buffer }>(SQL, values)
  return rows.map(row => ({
    ordinal: row.ordinal,
    hash: BigInt.asUintN(64, BigInt(row.hash)),
    // Copied: a Uint16Array needs an even offset, which a slice of the connection's buffer does not promise.
    tokens: new Uint16Array(new Uint8Array(row.tokens).buffer),
  }))
}
