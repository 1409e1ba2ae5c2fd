import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import type { ShardDocument } from '#lib/numeric/scan-partial.ts'

/** One token of a random sample. */
export interface RandomToken {
  /** Ordinal of the document in the corpus. */
  document: number
  /** Hash of the document, unsigned. */
  hash: bigint
  /** Token index within it. */
  token: number
  /** Its sample key. */
  key: number
}

/**
 * A corpus' random sample (methods §2 Q4): the n tokens that come first by (sample key, document hash, ordinal, token).
 * One set for all neurons and all models; the same for any order of documents and any tree of merges.
 */
export interface RandomSample {
  readonly n: number
  /** Candidates; sorted and cut to n from time to time. */
  tokens: RandomToken[]
  /** Keys above this cannot enter. */
  limit: number
}

const chunk = 4096
const keys = new Uint32Array(chunk)

/** An empty sample of up to n tokens. */
export const createRandomSample = (n: number): RandomSample => ({ n, tokens: [], limit: 0xffffffff })

/** Offers all tokens of a document; each document once. */
export function addDocument(sample: RandomSample, document: ShardDocument): void {
  const hash = BigInt.asUintN(64, document.hash)
  for (let first = 0; first < document.nTokens; first += chunk) {
    const count = Math.min(chunk, document.nTokens - first)
    fillSampleKeys(keys, hash, first, count)
    for (let i = 0; i < count; i++) {
      if (keys[i] > sample.limit) continue
      sample.tokens.push({ document: document.ordinal, hash, token: first + i, key: keys[i] })
      if (sample.tokens.length >= 2 * sample.n + 64) cut(sample)
    }
  }
}

/** The sample of two disjoint sets of documents. Throws where the sizes differ. */
export function mergeRandomSamples(a: RandomSample, b: RandomSample): RandomSample {
  if (a.n !== b.n) throw new Error(`random sample: wanted two of one size, got ${a.n} and ${b.n}; draw them alike`)
  const merged = { n: a.n, tokens: [...a.tokens, ...b.tokens], limit: 0xffffffff }
  cut(merged)
  return merged
}

/** The sample's tokens in sample order, at most n. */
export function finishRandomSample(sample: RandomSample): RandomToken[] {
  cut(sample)
  return [...sample.tokens]
}

function cut(sample: RandomSample): void {
  sample.tokens.sort(compareTokens)
  if (sample.tokens.length < sample.n) return
  sample.tokens.length = sample.n
  sample.limit = sample.tokens[sample.n - 1]?.key ?? -1
}

function compareTokens(a: RandomToken, b: RandomToken): number {
  if (a.key !== b.key) return a.key - b.key
  if (a.hash !== b.hash) return a.hash < b.hash ? -1 : 1
  return a.document - b.document || a.token - b.token
}
