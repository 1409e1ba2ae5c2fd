import type { Queryable } from '#workers/store/queryable.ts'

/** A corpus in one row. */
export interface CorpusRow {
  id: number
  name: string
  /** sha256 over the documents' hashes in order; null while documents are still being added. */
  manifestHash: string | null
  nDocuments: number
  /** UTF-8 bytes of all texts. */
  nBytes: number
}

const SQL = `
select id, name, manifest_hash as "manifestHash", n_documents as "nDocuments", n_bytes::float8 as "nBytes"
from corpus
where $1::text is null or name = $1
order by name`

/** All corpora by name; or the one called `name`. */
export const findCorpora = async (db: Queryable, name: string | null = null): Promise<CorpusRow[]> =>
  (await db.query<CorpusRow>(SQL, [name])).rows
