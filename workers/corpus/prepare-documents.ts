import { createDocumentHasher } from '#lib/numeric/document-hash.ts'
import { cleanJson, cleanText } from '#workers/corpus/clean-text.ts'
import { cutText } from '#workers/corpus/cut-text.ts'
import { MAX_DOCUMENT_LENGTH, type SourceDocument } from '#workers/corpus/source-document.ts'

/** A document as it is stored. */
export interface PreparedDocument extends SourceDocument {
  /** xxh64 of the text, unsigned. */
  hash: bigint
  /** UTF-8 length of the text. */
  bytes: number
}

/**
 * Cleans documents, cuts those longer than 20,000 UTF-16 units (the source then says which piece it is), leaves out what
 * is only white space, and hashes each.
 */
export async function* prepareDocuments(documents: AsyncIterable<SourceDocument>): AsyncGenerator<PreparedDocument> {
  const hashOf = await createDocumentHasher()
  for await (const document of documents) {
    const source = cleanText(document.source)
    const pieces = cutText(cleanText(document.text), MAX_DOCUMENT_LENGTH).filter(piece => /\S/.test(piece))
    for (const [i, text] of pieces.entries())
      yield {
        text,
        domain: cleanText(document.domain),
        source: pieces.length > 1 ? `${source} (${i + 1} of ${pieces.length})` : source,
        licence: cleanText(document.licence),
        ...(document.url && { url: cleanText(document.url) }),
        ...(document.extra && { extra: cleanJson(document.extra) as Record<string, unknown> }),
        hash: hashOf(text),
        bytes: Buffer.byteLength(text),
      }
  }
}
