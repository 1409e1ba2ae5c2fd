import 'server-only'
import { db } from '#lib/db.ts'

/** One document of a corpus, whole. */
export interface DocumentRecord {
  corpus: string
  /** Place in the corpus, from 0. */
  ordinal: number
  domain: string
  source: string
  licence: string
  url: string | null
  text: string
}

/** The document at `ordinal` of corpus `corpus` (its name); null where there is none. */
export async function readDocument(corpus: string, ordinal: number): Promise<DocumentRecord | null> {
  const found = await db.document.findFirst({
    where: { ordinal, corpus: { name: corpus } },
    select: { ordinal: true, domain: true, source: true, licence: true, url: true, text: true },
  })
  return found && { corpus, ...found }
}

/** Token ids of a document as one tokenizer cut it, without BOS; null where it was not tokenised. */
export async function readDocumentTokens(
  corpusId: number,
  tokenizerId: number,
  ordinal: number,
): Promise<Uint8Array | null> {
  const found = await db.tokenizedDocument.findUnique({
    where: { corpusId_tokenizerId_ordinal: { corpusId, tokenizerId, ordinal } },
    select: { tokens: true },
  })
  return found?.tokens ?? null
}
