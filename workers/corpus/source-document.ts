/** A text on its way into a corpus, with its provenance. */
export interface SourceDocument {
  /** Well-formed text, not empty. Lengths are in UTF-16 units everywhere in this room. */
  text: string
  /** What kind of text: `fiction`, `speech`, `javascript`, ... */
  domain: string
  /** Where it came from, in words: "Moby-Dick by Herman Melville, chapter 1: Loomings". */
  source: string
  /** SPDX identifier or words ("public domain"); `unknown` where nobody said. */
  licence: string
  /** A link to the source, where there is one. */
  url?: string
  /** Other fields of the input record, kept. */
  extra?: Record<string, unknown>
}

/** No document of a corpus is longer than this (UTF-16 units). */
export const MAX_DOCUMENT_LENGTH = 20_000
