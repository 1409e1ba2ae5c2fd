import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'

/** A document of the reference sample, as its rows need it. */
export interface RowDocument {
  hash: bigint
  tokens: Uint16Array
}

/** A row of the sample. */
export interface SampleRow {
  /** Place of its document in the sample. */
  document: number
  tokens: Uint16Array
  length: number
  /** Slot of its first token; slots number the sample's tokens in order of documents. */
  first: number
  /** Sample keys of its tokens. */
  keys: Uint32Array
}

/** The rows of the sample's documents, in order. */
export function sampleRows(documents: readonly RowDocument[], nCtx: number): SampleRow[] {
  let first = 0
  return cutRows(
    documents.map(({ tokens }) => tokens.length),
    nCtx,
  ).map(({ document, start, length }) => {
    const keys = new Uint32Array(length)
    fillSampleKeys(keys, documents[document].hash, start, length)
    first += length
    const tokens = documents[document].tokens.subarray(start, start + length)
    return { document, tokens, length, first: first - length, keys }
  })
}
