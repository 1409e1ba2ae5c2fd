import { formatCount } from '#lib/format/number.ts'
import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { type ReadPart, readPart } from '#lib/patterns/read-part.ts'
import { type MatchRow, type ScanBudget, scanRows } from '#lib/patterns/scan-rows.ts'

/** The tokens of the sample in which a match ends. */
export interface Matches {
  /** Their slots, ascending; of at most `mostCounted`, those with the smallest sample keys. */
  slots: Uint32Array
  /** 1 at every token in which a match ends, drawn or not, [nTokens]. */
  marks: Uint8Array
  /** Matching tokens of the train half and of the test half: estimates, rounded, where only a part was read. */
  all: [train: number, test: number]
  /** Those that were found; of these, where a sample was drawn, those in it. */
  found: [train: number, test: number]
  counted: [train: number, test: number]
  /** Documents of each half in which a match was found. */
  documents: [train: number, test: number]
  /** What was read, where matching all was too much work; else null. */
  part: ReadPart | null
}

/** Matches that are counted one by one; of more, this many are drawn. */
export const mostCounted = 100_000

/** Share of the tokens that a pattern may match. */
export const mostMatched = 0.2

/** Documents of each half that a part must have. */
export const leastRead = 20

/** Refuses a pattern; the message is a sentence for the visitor. */
export class PatternRefused extends Error {}

/**
 * Matches every row, or as many documents as the budget allows. Throws PatternRefused for more than a fifth of the tokens, and where the
 * budget is spent on fewer than 20 documents of a half.
 */
export function findMatches(match: MatchRow, texts: IndexTexts, budget: ScanBudget | null = null): Matches {
  const { rowSlot, rowHalf, rowDocument, halfTokens } = texts
  const nTokens = rowSlot[rowHalf.length]
  const scanned = scanRows(match, texts, { budget, mostFound: Math.floor(mostMatched * nTokens) })
  if (scanned === null) throw tooMany()
  const { marks, hits, read } = scanned
  const found: Matches['found'] = [0, 0]
  const documents: Matches['documents'] = [0, 0]
  let last = -1
  for (let row = 0; row < rowHalf.length; row++) {
    if (hits[row] === 0) continue
    found[rowHalf[row]] += hits[row]
    if (rowDocument[row] !== last) documents[rowHalf[row]]++
    last = rowDocument[row]
  }
  const part = read && readPart(texts, hits, read)
  if (part) {
    const [train, test] = part.tokens
    if (Math.min(...part.documents) < leastRead) throw tooHard(train + test, nTokens)
    if (found[0] + found[1] > mostMatched * (train + test)) throw tooMany()
  }
  const slots = markedSlots(marks, found[0] + found[1])
  const kept = drawSlots(slots, texts, mostCounted)
  const counted: Matches['counted'] = slots.length === kept.length ? [...found] : countHalves(kept, texts)
  const all: Matches['all'] = part
    ? ([0, 1].map(half => Math.round((found[half] * halfTokens[half]) / part.tokens[half])) as Matches['all'])
    : [...found]
  return { slots: kept, marks, all, found, counted, documents, part }
}

const tooMany = (): PatternRefused =>
  new PatternRefused(
    `The pattern matches more than ${100 * mostMatched} % of all tokens: too many to tell neurons apart. Make it narrower.`,
  )

const tooHard = (read: number, all: number): PatternRefused =>
  new PatternRefused(
    `The pattern is too much work: one search may read ${formatCount(read)} of ${formatCount(all)} tokens with it, which is too little to judge. Lower its counted repeats, or use * or +.`,
  )

function markedSlots(marks: Uint8Array, n: number): Uint32Array {
  const slots = new Uint32Array(n)
  let at = 0
  for (let slot = marks.indexOf(1); slot >= 0; slot = marks.indexOf(1, slot + 1)) slots[at++] = slot
  return slots
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
