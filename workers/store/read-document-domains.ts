import { type DocumentDomains, mostDomains } from '#lib/numeric/domain-lists.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A corpus' kinds of text, and which its documents are. */
export interface NamedDomains extends DocumentDomains {
  /** Names of the kinds, in order. */
  names: string[]
}

const NAMES = `
select domain from document where corpus_id = $1
group by domain order by count(*) desc, domain collate "C" limit $2`

const KINDS = `
select coalesce(string_agg(int4send(coalesce(array_position($2::text[], domain), 256) - 1), ''::bytea order by ordinal),
  ''::bytea) as kinds
from document where corpus_id = $1`

/**
 * The kinds that have lists of strongest examples of their own: the 24 with most documents. None where all documents are of one
 * kind: its list is the list of all. Documents are numbered without gaps.
 */
export const readDocumentDomains = async (db: Queryable, corpusId: number): Promise<NamedDomains | null> => {
  const { rows } = await db.query<{ domain: string }>(NAMES, [corpusId, mostDomains])
  if (rows.length < 2) return null
  const names = rows.map(row => row.domain)
  const { rows: found } = await db.query<{ kinds: Buffer }>(KINDS, [corpusId, names])
  const of = Uint8Array.from({ length: found[0].kinds.length / 4 }, (_, i) => found[0].kinds.readInt32BE(4 * i))
  return { names, n: names.length, of }
}
