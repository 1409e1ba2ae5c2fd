import { referenceSample } from '#workers/analyse/reference-sample.ts'
import type { SampleDocument } from '#workers/store/read-sample-documents.ts'

/** The sample's beginning (the documents of smallest hash) of about `tokens` tokens, by ordinal. */
export function limitedSample(documents: readonly SampleDocument[], tokens: number): SampleDocument[] {
  const sizes = documents.map(({ ordinal, hash, tokens: own }) => ({ ordinal, hash, nTokens: own.length }))
  const kept = new Set(referenceSample(sizes, tokens).map(document => document.ordinal))
  return documents.filter(document => kept.has(document.ordinal))
}
