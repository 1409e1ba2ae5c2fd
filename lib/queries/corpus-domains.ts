import 'server-only'
import { db } from '#lib/db.ts'

/** Share of a corpus' tokens by domain, 0..1. */
export type DomainShares = ReadonlyMap<string, number>

const kept = new Map<string, Promise<DomainShares>>()

/** Domains of a tokenised corpus; it does not change once tokenised, so it is read once in this process. */
export function corpusDomains(corpusId: number, tokenizerId: number): Promise<DomainShares> {
  const key = `${corpusId}:${tokenizerId}`
  let answer = kept.get(key)
  if (!answer) {
    answer = readDomains(corpusId, tokenizerId)
    kept.set(key, answer)
    answer.catch(() => kept.delete(key))
  }
  return answer
}

async function readDomains(corpusId: number, tokenizerId: number): Promise<DomainShares> {
  const rows = await db.$queryRaw<{ domain: string; share: number }[]>`
    select d.domain, (sum(t.n_tokens) / greatest(1, sum(sum(t.n_tokens)) over ()))::float8 as share
    from tokenized_document t
    join document d on d.corpus_id = t.corpus_id and d.ordinal = t.ordinal
    where t.corpus_id = ${corpusId} and t.tokenizer_id = ${tokenizerId}
    group by d.domain`
  return new Map(rows.map(({ domain, share }) => [domain, share]))
}
