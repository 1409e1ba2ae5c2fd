import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** The documents that a scan read, where reading all was too much work. Numbers are of the train half and of the test half. */
export interface ReadPart {
  /** 1 where a row was read, [nRows]. */
  rows: Uint8Array
  tokens: [train: number, test: number]
  documents: [train: number, test: number]
  /** Share of the half's documents that was read. */
  share: [train: number, test: number]
  /**
   * Standard error of the estimated number of matches, in tokens: the ratio estimator's, documents drawn without replacement
   * (Cochran, Sampling Techniques, 6.3).
   */
  error: [train: number, test: number]
}

/** Sums up what was read: `hits` matches of each row, `read` 1 where it was read. */
export function readPart(texts: IndexTexts, hits: Uint32Array, read: Uint8Array): ReadPart {
  const { rowSlot, rowHalf, rowDocument, halfTokens } = texts
  const sums = [createSums(), createSums()]
  let row = 0
  while (row < rowHalf.length) {
    const document = rowDocument[row]
    const own = sums[rowHalf[row]]
    let [tokens, matches] = [0, 0]
    const isRead = read[row] === 1
    for (; rowDocument[row] === document; row++) {
      tokens += rowSlot[row + 1] - rowSlot[row]
      matches += hits[row]
    }
    own.all++
    if (!isRead) continue
    own.documents++
    own.tokens += tokens
    own.matches += matches
    own.tt += tokens * tokens
    own.mt += matches * tokens
    own.mm += matches * matches
  }
  const both = (of: (sum: Sums, half: number) => number): [number, number] => [of(sums[0], 0), of(sums[1], 1)]
  return {
    rows: read,
    tokens: both(sum => sum.tokens),
    documents: both(sum => sum.documents),
    share: both(sum => (sum.all === 0 ? 0 : sum.documents / sum.all)),
    error: both((sum, half) => ratioError(sum, halfTokens[half])),
  }
}

interface Sums {
  /** Documents of the half, and those read. */
  all: number
  documents: number
  /** Their tokens t and matches m, and the sums of t², mt and m². */
  tokens: number
  matches: number
  tt: number
  mt: number
  mm: number
}

const createSums = (): Sums => ({ all: 0, documents: 0, tokens: 0, matches: 0, tt: 0, mt: 0, mm: 0 })

/** SE of T m/t: T √((1 − n/N) n/(n − 1) Σ (m − r t)²) / Σ t, r = Σ m / Σ t. */
function ratioError({ all, documents, tokens, matches, tt, mt, mm }: Sums, total: number): number {
  if (documents < 2) return 0
  const r = matches / tokens
  const squares = Math.max(0, mm - 2 * r * mt + r * r * tt)
  return (total * Math.sqrt((1 - documents / all) * (documents / (documents - 1)) * squares)) / tokens
}
