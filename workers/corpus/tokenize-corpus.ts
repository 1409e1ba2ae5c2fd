import type pg from 'pg'
import { createTokenizer, type Tokenizer } from '#lib/tokens/tokenizer.ts'
import { tokensToBytes } from '#workers/corpus/token-bytes.ts'

/** How far tokenising has come, documents already done included. */
export interface TokenizeProgress {
  documents: number
  /** Documents of the corpus. */
  total: number
}

/** A corpus through one tokenizer. */
export interface TokenizedCorpus {
  /** Tokens of all documents, BOS not counted. */
  nTokens: number
}

const BATCH = 256

async function loadTokenizer(pool: pg.Pool, tokenizerId: number): Promise<Tokenizer> {
  const found = await pool.query<{ json: Uint8Array }>('select json from tokenizer where id = $1', [tokenizerId])
  if (found.rows.length === 0) throw new Error(`no tokenizer with id ${tokenizerId}`)
  return createTokenizer(JSON.parse(new TextDecoder().decode(found.rows[0].json)))
}

async function documentCount(pool: pg.Pool, corpusId: number): Promise<number> {
  const found = await pool.query<{ n: number; complete: boolean }>(
    'select n_documents as n, manifest_hash is not null as complete from corpus where id = $1',
    [corpusId],
  )
  if (!found.rows[0]?.complete) throw new Error(`corpus ${corpusId} is missing or not complete: add it first`)
  return found.rows[0].n
}

/** Tokens in all, or null while some document is missing. */
async function finishedTokens(pool: pg.Pool, corpusId: number, tokenizerId: number): Promise<number | null> {
  const found = await pool.query<{ n: string | null }>(
    'select n_tokens::text as n from tokenized_corpus where corpus_id = $1 and tokenizer_id = $2',
    [corpusId, tokenizerId],
  )
  const n = found.rows[0]?.n
  return n === null || n === undefined ? null : Number(n)
}

/** Tokenises the next documents from `first` on; returns how many there were. */
async function tokenizeBatch(
  pool: pg.Pool,
  corpusId: number,
  tokenizerId: number,
  first: number,
  tokenizer: Tokenizer,
) {
  const { rows } = await pool.query<{ ordinal: number; text: string }>(
    'select ordinal, text from document where corpus_id = $1 and ordinal >= $2 order by ordinal limit $3',
    [corpusId, first, BATCH],
  )
  const encoded = rows.map(row => tokenizer.encode(row.text))
  await pool.query(
    `insert into tokenized_document (corpus_id, tokenizer_id, ordinal, n_tokens, tokens)
     select $1, $2, ordinal, n_tokens, tokens
     from unnest($3::int[], $4::int[], $5::bytea[]) as new (ordinal, n_tokens, tokens)
     on conflict do nothing`,
    [corpusId, tokenizerId, rows.map(row => row.ordinal), encoded.map(ids => ids.length), encoded.map(tokensToBytes)],
  )
  return rows.length
}

/**
 * Fills tokenized_corpus and tokenized_document for one corpus and tokenizer; ids are little-endian uint16, without BOS.
 * Documents are done in order and in batches: killed, the next call goes on; done, it only reads; several processes at
 * once do the same work twice but leave the same rows. Throws on a corpus that is not complete.
 */
export async function tokenizeCorpus(
  pool: pg.Pool,
  corpusId: number,
  tokenizerId: number,
  onProgress?: (progress: TokenizeProgress) => void,
): Promise<TokenizedCorpus> {
  const finished = await finishedTokens(pool, corpusId, tokenizerId)
  if (finished !== null) return { nTokens: finished }
  const total = await documentCount(pool, corpusId)
  const tokenizer = await loadTokenizer(pool, tokenizerId)
  const key = [corpusId, tokenizerId]
  await pool.query('insert into tokenized_corpus (corpus_id, tokenizer_id) values ($1, $2) on conflict do nothing', key)
  const started = await pool.query<{ next: number }>(
    'select coalesce(max(ordinal), -1) + 1 as next from tokenized_document where corpus_id = $1 and tokenizer_id = $2',
    key,
  )
  let documents = started.rows[0].next
  while (documents < total) {
    const done = await tokenizeBatch(pool, corpusId, tokenizerId, documents, tokenizer)
    if (done === 0) throw new Error(`corpus ${corpusId}: wanted ${total} documents, found ${documents}`)
    documents += done
    onProgress?.({ documents, total })
  }
  await pool.query(
    `update tokenized_corpus t set n_tokens = (
       select coalesce(sum(d.n_tokens), 0) from tokenized_document d
       where d.corpus_id = t.corpus_id and d.tokenizer_id = t.tokenizer_id)
     where corpus_id = $1 and tokenizer_id = $2`,
    key,
  )
  return { nTokens: (await finishedTokens(pool, corpusId, tokenizerId)) ?? 0 }
}
