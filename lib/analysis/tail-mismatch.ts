import { type JointHistogram, nCells, nMidBins, nPostBins } from '#lib/analysis/joint-histogram.ts'

/** How far the strongest tokens at post are not the strongest at mid. */
export interface TailMismatch {
  /** R = 1 - |top(post) and top(mid)| / |top|; 0 the same tokens, 1 none in common. */
  mismatch: number
  /** The true R differs by at most this. */
  error: number
  /** |top|: tokens in either tail. */
  tokens: number
}

/**
 * Tail mismatch R of one neuron (methods §1): its top share `q` of tokens at mid against that at post. Read from the joint
 * histogram alone: ranks need no quantile sketch, since the number of tokens above each edge is exact. The thresholds fall
 * inside one row and one column of cells; their tokens count as if the two orders were independent within a cell, and
 * `error` holds whatever else they might be. Null with fewer than 10 tokens in the tail.
 */
export function tailMismatch(histogram: JointHistogram, neuron: number, q = 0.001): TailMismatch | null {
  const cells = histogram.counts.subarray(neuron * nCells, (neuron + 1) * nCells)
  const tokens = Math.round(q * cells.reduce((sum, count) => sum + count, 0))
  if (tokens < 10) return null
  const count = (midBin: number, postBin: number) => cells[midBin * nPostBins + postBin]
  const mid = cut(nMidBins, tokens, bin => sumOf(nPostBins, other => count(bin, other)))
  const post = cut(nPostBins, tokens, bin => sumOf(nMidBins, other => count(other, bin)))
  let both = 0
  let inMidColumn = 0
  let inPostRow = 0
  for (let bin = mid.bin + 1; bin < nMidBins; bin++) {
    for (let other = post.bin + 1; other < nPostBins; other++) both += count(bin, other)
    inPostRow += count(bin, post.bin)
  }
  for (let other = post.bin + 1; other < nPostBins; other++) inMidColumn += count(mid.bin, other)
  const corner = count(mid.bin, post.bin)
  const common =
    both +
    inMidColumn * (mid.taken / mid.tokens) +
    inPostRow * (post.taken / post.tokens) +
    corner * (mid.taken / mid.tokens) * (post.taken / post.tokens)
  const least = both + fewest(mid, inMidColumn) + fewest(post, inPostRow)
  const most = Math.min(
    tokens,
    both + Math.min(mid.taken, inMidColumn) + Math.min(post.taken, inPostRow) + Math.min(mid.taken, post.taken, corner),
  )
  return { mismatch: 1 - common / tokens, error: Math.max(common - least, most - common) / tokens, tokens }
}

interface Cut {
  /** The bin that holds the threshold. */
  bin: number
  /** Tokens of that bin, and how many of them are in the top. */
  tokens: number
  taken: number
}

function cut(nBins: number, top: number, tokensOf: (bin: number) => number): Cut {
  let above = 0
  for (let bin = nBins - 1; ; bin--) {
    const tokens = tokensOf(bin)
    if (above === top) return { bin, tokens: Math.max(1, tokens), taken: 0 }
    if (above + tokens > top || bin === 0) return { bin, tokens, taken: top - above }
    above += tokens
  }
}

/** The fewest of `inside`, a part of the cut bin, that can be among those taken from it. */
const fewest = (at: Cut, inside: number) => Math.max(0, at.taken - (at.tokens - inside))

function sumOf(n: number, value: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += value(i)
  return sum
}
