/** Tokens of one part of a pattern index, about: what is held in memory at once. */
const partTokens = 2 ** 16

/** Parts of the index that one part of the sample may become: it has 2^18 tokens, or one document. */
const mostParts = 1024

/** Number of the i-th part of the index in a part of the sample: ascending in sample order. */
export const indexPartNumber = (samplePart: number, i: number): number => {
  if (i >= mostParts) throw new Error(`pattern index: wanted at most ${mostParts} parts of one part of the sample`)
  return samplePart * mostParts + i
}

/** Cuts documents into runs of at most 2^16 tokens, at least one document each. */
export function cutIndexParts<Document extends { tokens: { length: number } }>(
  documents: readonly Document[],
): Document[][] {
  const parts: Document[][] = []
  let room = 0
  for (const document of documents) {
    const { length } = document.tokens
    if (length > room || parts.length === 0) {
      parts.push([])
      room = partTokens
    }
    parts[parts.length - 1].push(document)
    room -= length
  }
  return parts
}
