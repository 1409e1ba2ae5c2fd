/** A range of consecutive documents that one job scans. */
export interface Shard {
  /** From 0, in document order. */
  shard: number
  /** Ordinal of the first document, and how many documents follow from it. */
  firstDocument: number
  nDocuments: number
  /** Their tokens, BOS not counted. */
  nTokens: number
}

/** A shard is closed at this many documents, or before exceeding this many tokens. */
export const shardLimits = { documents: 256, tokens: 2 ** 18 }

/** Cuts documents of the given token counts into shards of at least one document each, in manifest order. */
export const cutShards = (lengths: ArrayLike<number>, limits = shardLimits): Shard[] => {
  const shards: Shard[] = []
  let open: Shard | undefined
  for (let document = 0; document < lengths.length; document++) {
    const full = open && (open.nDocuments === limits.documents || open.nTokens + lengths[document] > limits.tokens)
    if (!open || full) {
      open = { shard: shards.length, firstDocument: document, nDocuments: 0, nTokens: 0 }
      shards.push(open)
    }
    open.nDocuments++
    open.nTokens += lengths[document]
  }
  return shards
}
