import { positionBucket } from '#lib/analysis/group-variance.ts'
import { noToken } from '#lib/analysis/token-firings.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'

/** A document of the sample, as the statistics of a token's surroundings see it. */
export interface ContextDocument {
  tokens: Uint16Array
  /** Whether it is judged (odd hash) or fitted (even). */
  scored: boolean
  /** Place of its domain in the list of domains. */
  domain: number
}

/** Rows that go through the model together, and where their tokens lie. */
export interface ContextBatch {
  rows: { length: number }[]
  positions: number
  /** [rows, positions] */
  ids: BigInt64Array
  /** Slot of the batch's first token. */
  first: number
}

/** Every token of the sample in one order (its slot), rows whole and one after another; arrays are [n]. */
export interface ContextTokens {
  n: number
  tokens: Uint16Array
  /** The token after it in its document; noToken at the end. */
  next: Int32Array
  /** Number of its row, from 0. */
  rows: Uint32Array
  scored: Uint8Array
  /** Position bucket 0..31, and domain. */
  positions: Uint8Array
  domains: Uint16Array
  batches: ContextBatch[]
}

/** Lays the documents' tokens out in the order in which batches of rows pass through the model. */
export function contextTokens(
  documents: readonly ContextDocument[],
  { nCtx, bosTokenId }: { nCtx: number; bosTokenId: number },
): ContextTokens {
  const lengths = documents.map(document => document.tokens.length)
  const n = lengths.reduce((sum, length) => sum + length, 0)
  const all: ContextTokens = {
    n,
    tokens: new Uint16Array(n),
    next: new Int32Array(n),
    rows: new Uint32Array(n),
    scored: new Uint8Array(n),
    positions: new Uint8Array(n),
    domains: new Uint16Array(n),
    batches: [],
  }
  let slot = 0
  let rowNumber = 0
  for (const { rows, positions } of batchRows(cutRows(lengths, nCtx), nCtx)) {
    const pieces = rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    all.batches.push({ rows, positions, ids: padBatch(pieces, positions, bosTokenId), first: slot })
    for (const { document, start, length } of rows) {
      const { tokens, scored, domain } = documents[document]
      for (let i = 0; i < length; i++, slot++) {
        all.tokens[slot] = tokens[start + i]
        all.next[slot] = start + i + 1 < tokens.length ? tokens[start + i + 1] : noToken
        all.rows[slot] = rowNumber
        all.scored[slot] = Number(scored)
        all.positions[slot] = positionBucket(i + 1, nCtx)
        all.domains[slot] = domain
      }
      rowNumber++
    }
  }
  return all
}
