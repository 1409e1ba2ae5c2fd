import { fillSampleKeys } from '#lib/numeric/sample-key.ts'

/** A token of the corpus. */
export interface TokenRef {
  /** Ordinal of the document. */
  document: number
  /** Index in the document. */
  token: number
}

/** A document as the drawing needs it. */
export interface DrawDocument {
  ordinal: number
  /** xxh64 of the text, unsigned. */
  hash: bigint
  nTokens: number
}

interface Drawn extends TokenRef {
  key: number
  hash: bigint
}

const order = (a: Drawn, b: Drawn): number => {
  if (a.key !== b.key) return a.key - b.key
  if (a.hash !== b.hash) return a.hash < b.hash ? -1 : 1
  return a.document - b.document || a.token - b.token
}

/**
 * The `count` tokens with the smallest (sample key, document hash, ordinal, token): one uniform sample of the corpus, the
 * same for all neurons, models and machines (methods §2 Q4). In that order.
 */
export const drawRandomTokens = (documents: Iterable<DrawDocument>, count: number): TokenRef[] => {
  let keys = new Uint32Array(1024)
  let best: Drawn[] = []
  let bar = Number.POSITIVE_INFINITY
  for (const { ordinal, hash, nTokens } of documents) {
    if (keys.length < nTokens) keys = new Uint32Array(2 * nTokens)
    fillSampleKeys(keys, hash, 0, nTokens)
    for (let token = 0; token < nTokens; token++) {
      if (keys[token] <= bar) best.push({ key: keys[token], hash, document: ordinal, token })
      // Pruned in batches: a sort for each candidate would cost more than the drawing.
      if (best.length >= 4 * count + 64) {
        best = best.sort(order).slice(0, count)
        bar = best[count - 1].key
      }
    }
  }
  return best
    .sort(order)
    .slice(0, count)
    .map(({ document, token }) => ({ document, token }))
}
