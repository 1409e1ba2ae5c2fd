import type { PeakWindow } from '#lib/analysis/near-duplicates.ts'
import { rowStart, windowInRow } from '#lib/neuron/row.ts'

/** A token of the corpus whose embedding is wanted. */
export interface TokenRef {
  /** Ordinal of the document. */
  document: number
  /** Index in the document. */
  token: number
}

/** Distinct wanted tokens, each with a slot. */
export interface WantedTokens {
  /** Number of slots. */
  n: number
  slotOf(ref: TokenRef): number
  /** Token index and slot of each wanted token, by document's ordinal. */
  byDocument: Map<number, { token: number; slot: number }[]>
}

/** Numbers each token that is named in `refs` once. */
export function wantedTokens(refs: Iterable<TokenRef>): WantedTokens {
  const slots = new Map<number, Map<number, number>>()
  const byDocument: WantedTokens['byDocument'] = new Map()
  let n = 0
  for (const { document, token } of refs) {
    const known = slots.get(document) ?? new Map<number, number>()
    if (known.has(token)) continue
    slots.set(document, known.set(token, n))
    const own = byDocument.get(document)
    if (own) own.push({ token, slot: n })
    else byDocument.set(document, [{ token, slot: n }])
    n++
  }
  return { n, byDocument, slotOf: ({ document, token }) => slots.get(document)!.get(token)! }
}

/** A piece of a row up to its last wanted token: what comes after cannot change those before. */
export interface WantedRow {
  tokens: Uint16Array
  length: number
  /** Position in `tokens`, and slot. */
  wanted: { at: number; slot: number }[]
}

/** The rows of one document that hold wanted tokens. */
export function wantedRows(
  tokens: Uint16Array,
  wanted: readonly { token: number; slot: number }[],
  nCtx: number,
): WantedRow[] {
  const starts = new Map<number, WantedRow['wanted']>()
  for (const { token, slot } of wanted) {
    const start = rowStart(token, nCtx)
    const own = starts.get(start)
    if (own) own.push({ at: token - start, slot })
    else starts.set(start, [{ at: token - start, slot }])
  }
  return [...starts].map(([start, own]) => {
    const length = own.reduce((last, { at }) => Math.max(last, at), 0) + 1
    return { tokens: tokens.subarray(start, start + length), length, wanted: own }
  })
}

/** The text around a token that near-duplicates are told by: up to 24 tokens before it and 4 after it, inside its row. */
export function windowAround(tokens: Uint16Array, token: number, nCtx: number): PeakWindow {
  const { start, end } = windowInRow(token, tokens.length, nCtx, 24, 4)
  return { tokens: tokens.slice(start, end), peak: token - start }
}
