import { referenceSample, referenceTokens } from '#workers/analyse/reference-sample.ts'

/** What the choice needs of a document. */
interface SizedDocument {
  ordinal: number
  hash: bigint
  tokens: { length: number }
}

/** The beginning of the reference sample in which a layer of `dMlp` neurons has `activations` of them, about. In its order. */
export const sampleBeginning = <Document extends SizedDocument>(
  documents: readonly Document[],
  activations: number,
  dMlp: number,
): Document[] => {
  const limit = Math.min(referenceTokens, Math.floor(activations / dMlp))
  const sizes = documents.map(({ ordinal, hash, tokens }) => ({ ordinal, hash, nTokens: tokens.length }))
  const kept = new Set(referenceSample(sizes, limit).map(document => document.ordinal))
  return documents.filter(document => kept.has(document.ordinal))
}
