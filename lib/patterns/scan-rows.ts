import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** Marks in `out` each token of one row in which a match ends, and returns how many they are. */
export type MatchRow = (text: Uint8Array, ends: Uint32Array, out: Uint8Array) => number

/** How much work a scan may cost: counted, not timed, so that the same pattern has the same answer on every machine. */
export interface ScanBudget {
  /** Work done so far (lib/regex/lazy-dfa.ts). */
  spent(): number
  /** Work after which no further row is read. */
  most: number
}

/** What was read, and where matches end. */
export interface ScannedRows {
  /** 1 where a match ends, [nTokens]; 0 in what was not read. */
  marks: Uint8Array
  /** Matches of each row, [nRows]. */
  hits: Uint32Array
  /** 1 where a row was read, [nRows]; null where all were. */
  read: Uint8Array | null
}

/**
 * Matches row after row. With a budget whole documents are read in an order that their hashes draw, until it is spent: what was read
 * is then a random sample of the documents. Null once more than `mostFound` tokens match.
 */
export function scanRows(
  match: MatchRow,
  texts: IndexTexts,
  { budget, mostFound }: { budget: ScanBudget | null; mostFound: number },
): ScannedRows | null {
  const { text, ends, rowSlot, rowByte, rowHalf, rowDocument } = texts
  const nRows = rowHalf.length
  const marks = new Uint8Array(rowSlot[nRows])
  const hits = new Uint32Array(nRows)
  const read = new Uint8Array(nRows)
  const order = budget ? drawnOrder(texts) : null
  let found = 0
  for (let at = 0; at < nRows; at++) {
    const row = order ? order[at] : at
    if (budget && budget.spent() > budget.most) {
      leaveOut(rowDocument[row], texts, { marks, hits, read })
      return { marks, hits, read }
    }
    const [from, to] = [rowSlot[row], rowSlot[row + 1]]
    const own = text.subarray(rowByte[row], rowByte[row + 1])
    hits[row] = match(own, ends.subarray(from, to), marks.subarray(from, to))
    read[row] = 1
    found += hits[row]
    if (found > mostFound) return null
  }
  return { marks, hits, read: null }
}

/** Rows by the sample keys of their documents, rows of one document together. */
function drawnOrder({ rowHash, rowDocument }: IndexTexts): Uint32Array {
  const nRows = rowHash.length
  const keys = new Float64Array(nRows)
  const key = new Uint32Array(1)
  for (let row = 0; row < nRows; row++) {
    // No token of a document has this index.
    if (row === 0 || rowDocument[row] !== rowDocument[row - 1]) fillSampleKeys(key, rowHash[row], 0xffffffff, 1)
    // 32 bits of key above 21 of row: numbers sort faster than pairs.
    keys[row] = key[0] * 2 ** 21 + row
  }
  return Uint32Array.from(keys.sort(), one => one % 2 ** 21)
}

/** Takes back what was read of a document, if it was read in part: a sample has whole documents. */
function leaveOut(
  document: number,
  { rowDocument, rowSlot }: IndexTexts,
  { marks, hits, read }: ScannedRowsRead,
): void {
  for (let row = rowDocument.indexOf(document); rowDocument[row] === document; row++) {
    marks.fill(0, rowSlot[row], rowSlot[row + 1])
    hits[row] = 0
    read[row] = 0
  }
}

type ScannedRowsRead = ScannedRows & { read: Uint8Array }
