import type { ShardDocument } from '#lib/numeric/scan-partial.ts'

/** Tokens of the reference sample, about: whole documents are taken until there are as many. */
export const referenceTokens = 2_000_000

/** Activations of one layer that the sample may have: 524,288 tokens of 2048 neurons. */
const layerActivations = 2 ** 30

/** Tokens of the reference sample of a model with layers of `dMlp` neurons: fewer than usual above 536 of them (decision 010). */
export const sampleTokens = (dMlp: number): number =>
  Math.min(referenceTokens, Math.floor(layerActivations / Math.max(1, dMlp)))

/** Tokens of one part of the sample, at most, where its documents allow. */
const partTokens = 2 ** 18

/**
 * The documents with the smallest hashes, until they have `tokens` tokens together; all where the corpus is smaller, and one
 * that has any in any case. Depends on the texts alone, and a smaller sample is the beginning of a larger one. Ascending by
 * (hash as unsigned 64-bit, ordinal); empty documents are left out.
 */
export function referenceSample(documents: Iterable<ShardDocument>, tokens: number): ShardDocument[] {
  const sorted = [...documents]
    .filter(document => document.nTokens > 0)
    .sort((a, b) => (a.hash === b.hash ? a.ordinal - b.ordinal : a.hash < b.hash ? -1 : 1))
  let taken = 0
  let end = 0
  while (end < sorted.length && taken < tokens) taken += sorted[end++].nTokens
  return sorted.slice(0, end)
}

/** Ordinals of the sample's documents, ascending, cut into parts of at most 2^18 tokens (at least one document each). */
export function cutSample(sample: readonly ShardDocument[]): Int32Array<ArrayBuffer>[] {
  const parts: number[][] = []
  let room = 0
  for (const { ordinal, nTokens } of sample.toSorted((a, b) => a.ordinal - b.ordinal)) {
    if (nTokens > room || parts.length === 0) {
      parts.push([])
      room = partTokens
    }
    parts[parts.length - 1].push(ordinal)
    room -= nTokens
  }
  return parts.map(part => Int32Array.from(part))
}
