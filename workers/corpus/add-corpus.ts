import { createHash } from 'node:crypto'
import type pg from 'pg'
import { toSignedHash } from '#lib/numeric/document-hash.ts'
import { batches } from '#workers/corpus/batches.ts'
import { type PreparedDocument, prepareDocuments } from '#workers/corpus/prepare-documents.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'

/** What became of the wish for a corpus. */
export interface AddedCorpus {
  id: number
  name: string
  /** `added` is new or was finished now; `unchanged` was there already, with the same documents. */
  outcome: 'added' | 'unchanged'
  nDocuments: number
  /** UTF-8 bytes of all texts. */
  nBytes: number
  /** sha256 over the documents' hashes in order (8 bytes each, little-endian), 64 hex digits. */
  manifestHash: string
}

/** How far adding has come, documents already there included. */
export interface AddProgress {
  documents: number
  bytes: number
}

/** What to add. */
export interface AddCorpusOptions {
  /** Name of the corpus: lower case letters, digits, `-`, `_`, `.`, starting with a letter. */
  name: string
  documents: AsyncIterable<SourceDocument>
  onProgress?: (progress: AddProgress) => void
}

interface CorpusState {
  id: number
  manifestHash: string | null
}

const BATCH_DOCUMENTS = 500
const BATCH_BYTES = 4 << 20

/** The corpus of that name, made where there is none. */
async function findOrCreate(client: pg.PoolClient, name: string): Promise<CorpusState> {
  const select = 'select id, manifest_hash as "manifestHash" from corpus where name = $1'
  const found = await client.query<CorpusState>(select, [name])
  if (found.rows.length > 0) return found.rows[0]
  const made = await client.query<CorpusState>(
    'insert into corpus (name) values ($1) returning id, manifest_hash as "manifestHash"',
    [name],
  )
  return made.rows[0]
}

/** Hashes of the documents that an interrupted add left, in order; always the first ones, since batches are. */
async function storedHashes(client: pg.PoolClient, corpusId: number): Promise<string[]> {
  const stored = await client.query<{ hash: string }>(
    'select hash::text as hash from document where corpus_id = $1 order by ordinal',
    [corpusId],
  )
  return stored.rows.map(row => row.hash)
}

async function insertBatch(client: pg.PoolClient, corpusId: number, from: number, batch: PreparedDocument[]) {
  await client.query(
    `insert into document (corpus_id, ordinal, hash, domain, source, licence, url, extra, text)
     select $1, $2 + n - 1, hash, domain, source, licence, url, extra, text
     from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::text[])
       with ordinality as new (hash, domain, source, licence, url, extra, text, n)`,
    [
      corpusId,
      from,
      batch.map(document => toSignedHash(document.hash).toString()),
      batch.map(document => document.domain),
      batch.map(document => document.source),
      batch.map(document => document.licence),
      batch.map(document => document.url ?? null),
      batch.map(document => (document.extra ? JSON.stringify(document.extra) : null)),
      batch.map(document => document.text),
    ],
  )
}

const deleteFrom = (client: pg.PoolClient, corpusId: number, ordinal: number) =>
  client.query('delete from document where corpus_id = $1 and ordinal >= $2', [corpusId, ordinal])

/** Adds what is missing; documents that an interrupted add left are kept as far as they are the same. */
async function write(client: pg.PoolClient, { id, manifestHash }: CorpusState, options: AddCorpusOptions) {
  let stored = manifestHash === null ? await storedHashes(client, id) : []
  const manifest = createHash('sha256')
  let nDocuments = 0
  let nBytes = 0
  for await (const batch of batches(prepareDocuments(options.documents), BATCH_DOCUMENTS, BATCH_BYTES)) {
    const first = nDocuments
    for (const { hash, bytes } of batch) {
      const eight = Buffer.alloc(8)
      eight.writeBigUInt64LE(hash)
      manifest.update(eight)
      nBytes += bytes
    }
    nDocuments += batch.length
    if (manifestHash === null) {
      const same = batch.findIndex(({ hash }, i) => stored[first + i] !== toSignedHash(hash).toString())
      if (same >= 0) {
        if (stored.length > first + same) await deleteFrom(client, id, first + same)
        stored = []
        await insertBatch(client, id, first + same, batch.slice(same))
      }
    }
    options.onProgress?.({ documents: nDocuments, bytes: nBytes })
  }
  if (manifestHash === null) await deleteFrom(client, id, nDocuments)
  return { nDocuments, nBytes, manifestHash: manifest.digest('hex') }
}

/** Adds a corpus under the lock of its name; see addCorpus. */
async function addLocked(client: pg.PoolClient, options: AddCorpusOptions): Promise<AddedCorpus> {
  const { name } = options
  const state = await findOrCreate(client, name)
  const written = await write(client, state, options)
  if (written.nDocuments === 0) throw new Error(`corpus ${name}: wanted documents with text, got none`)
  if (state.manifestHash === null)
    await client.query('update corpus set manifest_hash = $2, n_documents = $3, n_bytes = $4 where id = $1', [
      state.id,
      written.manifestHash,
      written.nDocuments,
      written.nBytes,
    ])
  else if (state.manifestHash !== written.manifestHash)
    throw new Error(`corpus ${name} exists with other documents: choose another name`)
  return { id: state.id, name, outcome: state.manifestHash === null ? 'added' : 'unchanged', ...written }
}

/**
 * Adds documents as a corpus. The corpus counts as there (manifest_hash set) only when all of them are; stopped or
 * killed, the next add of the same name goes on. The same documents again change nothing; other documents under a
 * taken name, and no documents at all, are an error. Two adds of one name wait for each other.
 */
export async function addCorpus(pool: pg.Pool, options: AddCorpusOptions): Promise<AddedCorpus> {
  if (!/^[a-z][a-z0-9_.-]*$/.test(options.name))
    throw new Error(`corpus name "${options.name}": wanted a letter, then letters, digits, "-", "_", "." (lower case)`)
  const client = await pool.connect()
  try {
    await client.query("select pg_advisory_lock(hashtextextended('soluscope corpus ' || $1, 0))", [options.name])
    return await addLocked(client, options)
  } finally {
    // Ends the session, and with it the lock, also where the connection is in a broken state.
    client.release(true)
  }
}
