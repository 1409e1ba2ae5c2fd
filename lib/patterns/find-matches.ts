import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** Marks in `out` each token of one row in which a match ends, and returns how many they are. */
export type MatchRow = (text: Uint8Array, ends: Uint32Array, out: Uint8Array) => number

/** The tokens of the sample in which a match ends. */
export interface Matches {
  /** Their slots, ascending; of at most `mostCounted`, those with the smallest sample keys. */
  slots: Uint32Array
  /** Matching tokens of the train half and of the test half; where a sample was drawn, of those in it. */
  all: [train: number, test: number]
  counted: [train: number, test: number]
  /** Documents of each half with a match. */
  documents: [train: number, test: number]
}

/** Matches that are counted one by one; of more, this many are drawn. */
export const mostCounted = 100_000

/** Share of the tokens that a pattern may match. */
export const mostMatched = 0.2

/** Refuses a pattern; the message is a sentence for the visitor. */
export class PatternRefused extends Error {}

/** Matches every row. Throws PatternRefused for more than a fifth of the tokens, and after `deadline` (performance.now() ms). */
export function findMatches(match: MatchRow, texts: IndexTexts, deadline = Number.POSITIVE_INFINITY): Matches {
  const { text, ends, rowSlot, rowByte, rowDocument, rowHalf } = texts
  const nRows = rowHalf.length
  const nTokens = rowSlot[nRows]
  const limit = Math.floor(mostMatched * nTokens)
  const slots = new Uint32Array(limit)
  const all: Matches['all'] = [0, 0]
  const documents: Matches['documents'] = [0, 0]
  let out = new Uint8Array(1024)
  let [found, last] = [0, -1]
  for (let row = 0; row < nRows; row++) {
    const [from, to] = [rowSlot[row], rowSlot[row + 1]]
    if (out.length < to - from) out = new Uint8Array(to - from)
    const hits = match(text.subarray(rowByte[row], rowByte[row + 1]), ends.subarray(from, to), out)
    if (performance.now() > deadline) throw new PatternRefused('The search took too long: try a simpler pattern.')
    if (hits === 0) continue
    if (found + hits > limit)
      throw new PatternRefused(
        `The pattern matches more than ${100 * mostMatched} % of all tokens: too many to tell neurons apart. Make it narrower.`,
      )
    for (let i = 0; i < to - from; i++) if (out[i] !== 0) slots[found++] = from + i
    all[rowHalf[row]] += hits
    if (rowDocument[row] !== last) documents[rowHalf[row]]++
    last = rowDocument[row]
  }
  const kept = drawSlots(slots.subarray(0, found), texts, mostCounted)
  return { slots: kept, all, counted: found === kept.length ? [...all] : countHalves(kept, texts), documents }
}

/** At most `most` of the slots: those whose tokens have the smallest sample keys, ascending again. */
export function drawSlots(slots: Uint32Array, { rowSlot, rowHash, rowFirst }: IndexTexts, most: number): Uint32Array {
  if (slots.length <= most) return slots.slice()
  const keys = new Uint32Array(slots.length)
  let own = new Uint32Array(1024)
  let [at, row] = [0, 0]
  while (at < slots.length) {
    while (rowSlot[row + 1] <= slots[at]) row++
    const length = rowSlot[row + 1] - rowSlot[row]
    if (own.length < length) own = new Uint32Array(length)
    fillSampleKeys(own, rowHash[row], rowFirst[row], length)
    for (; at < slots.length && slots[at] < rowSlot[row + 1]; at++) keys[at] = own[slots[at] - rowSlot[row]]
  }
  const limit = keys.slice().sort()[most - 1]
  let ties = most - keys.reduce((n, key) => n + (key < limit ? 1 : 0), 0)
  return slots.filter((_, i) => keys[i] < limit || (keys[i] === limit && ties-- > 0))
}

function countHalves(slots: Uint32Array, { rowSlot, rowHalf }: IndexTexts): [number, number] {
  const counts: [number, number] = [0, 0]
  let row = 0
  for (const slot of slots) {
    while (rowSlot[row + 1] <= slot) row++
    counts[rowHalf[row]]++
  }
  return counts
}
