import 'server-only'
import { db } from '#lib/db.ts'

/** A corpus that is not ready for a run yet. */
export interface PreparingCorpus {
  name: string
  /** `reading` while documents are added, `tokenising` while a tokenizer goes over them. */
  step: 'reading' | 'tokenising'
  /** Documents done; `all` is null where it is not known how many there will be. */
  done: number
  all: number | null
}

/** The corpora that are being made ready. */
export const preparingCorpora = (): Promise<PreparingCorpus[]> => db.$queryRaw<PreparingCorpus[]>`
select name, 'reading' as step, (select count(*)::int from document where corpus_id = corpus.id) as done, null::int as all
from corpus where manifest_hash is null
union all
select name, 'tokenising',
  (select count(*)::int from tokenized_document as d where d.corpus_id = t.corpus_id and d.tokenizer_id = t.tokenizer_id),
  n_documents
from tokenized_corpus as t join corpus on corpus.id = t.corpus_id
where t.n_tokens is null and manifest_hash is not null`
