import { createDocumentHasher } from '#lib/numeric/document-hash.ts'
import { cutText } from '#workers/corpus/cut-text.ts'
import { createNearDuplicates, type NearDuplicates } from '#workers/corpus/near-duplicates.ts'
import { type SampleSource, sampleSources } from '#workers/corpus/sample-sources.ts'
import { sampleTexts } from '#workers/corpus/sample-texts.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'

/** A document of the sample corpus. */
export interface SampleDocument extends SourceDocument {
  url: string
  /** xxh64 of the text. */
  hash: bigint
  /** The package that it is in. */
  package: string
}

const SHORTEST = 200

/** Name of the sample corpus in the database. */
export const SAMPLE_CORPUS = 'sample'

/** Lengths between 1,500 and 4,000, different from text to text and the same on every machine. */
const lengthOfPiece = (seed: bigint) => (piece: number) => 1500 + Number((seed >> BigInt((piece * 7) % 48)) % 2501n)

/** The pieces of one source that are long enough, smallest hash first. */
async function candidates(source: SampleSource, hashOf: (text: string) => bigint): Promise<SampleDocument[]> {
  const { domain, licence, url } = source
  const documents: SampleDocument[] = []
  for await (const whole of sampleTexts(source)) {
    const text = whole.text.replaceAll('\r\n', '\n').trim()
    const pieces = cutText(text, lengthOfPiece(hashOf(whole.source)))
    pieces.forEach((piece, i) => {
      const trimmed = piece.replace(/^\s*\n/, '').trimEnd()
      if (trimmed.length < SHORTEST) return
      const part = pieces.length > 1 ? ` (${i + 1} of ${pieces.length})` : ''
      const hash = hashOf(trimmed)
      documents.push({
        text: trimmed,
        domain,
        source: whole.source + part,
        licence,
        url,
        hash,
        package: source.package,
      })
    })
  }
  return documents.sort(byHash)
}

function byHash(a: SampleDocument, b: SampleDocument): number {
  return a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0
}

/** Documents until the source's length is reached, duplicates of anything before left out. */
function take(documents: SampleDocument[], length: number, seen: NearDuplicates): SampleDocument[] {
  let taken = 0
  return documents.filter(({ text }) => {
    if (taken + text.length > length || !seen.addIfNew(text)) return false
    taken += text.length
    return true
  })
}

/**
 * The sample corpus: the texts of sample-sources.ts cut into documents of 200 to 4,000 UTF-16 units, exact and near
 * duplicates dropped, in order of document hash. The same installed packages give the same documents.
 */
export async function* sampleDocuments(sources: SampleSource[] = sampleSources): AsyncGenerator<SampleDocument> {
  const hashOf = await createDocumentHasher()
  const seen = createNearDuplicates()
  const documents: SampleDocument[] = []
  for (const source of sources)
    documents.push(...take(await candidates(source, hashOf), source.length ?? Number.POSITIVE_INFINITY, seen))
  yield* documents.sort(byHash)
}
