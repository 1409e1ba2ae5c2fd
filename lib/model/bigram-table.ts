/** Counts of token pairs, for the loss that a table of pairs reaches. */
export interface BigramTable {
  dVocab: number
  /** Times each token came, and all tokens together. */
  counts: Float64Array
  total: number
  /** Times each token came first in a pair, and different tokens that followed it. */
  firsts: Float64Array
  followers: Float64Array
  /** Times each pair came, by first * dVocab + second. */
  pairs: Map<number, number>
}

export function createBigramTable(dVocab: number): BigramTable {
  const zeros = () => new Float64Array(dVocab)
  return { dVocab, counts: zeros(), total: 0, firsts: zeros(), followers: zeros(), pairs: new Map() }
}

/** Adds a document's tokens, the first one as what follows `bos`. */
export function addBigrams(table: BigramTable, tokens: ArrayLike<number>, bos: number): void {
  for (let i = 0; i < tokens.length; i++) {
    const first = i === 0 ? bos : tokens[i - 1]
    const pair = first * table.dVocab + tokens[i]
    const times = table.pairs.get(pair) ?? 0
    if (times === 0) table.followers[first]++
    table.pairs.set(pair, times + 1)
    table.firsts[first]++
    table.counts[tokens[i]]++
  }
  table.total += tokens.length
}

/**
 * Natural log of p(second | first), interpolated as Witten and Bell do: (c(ab) + T(a) p(b)) / (c(a) + T(a)), with T(a) the number
 * of different tokens that followed a, and p(b) = (c(b) + 1) / (N + V).
 */
export function bigramLogProb(table: BigramTable, first: number, second: number): number {
  const { dVocab, counts, total, firsts, followers, pairs } = table
  const alone = (counts[second] + 1) / (total + dVocab)
  if (firsts[first] === 0) return Math.log(alone)
  const together = pairs.get(first * dVocab + second) ?? 0
  return Math.log((together + followers[first] * alone) / (firsts[first] + followers[first]))
}

/** Sum of -log p over a document's tokens, in nats. */
export function bigramLoss(table: BigramTable, tokens: ArrayLike<number>, bos: number): number {
  let loss = 0
  for (let i = 0; i < tokens.length; i++) loss -= bigramLogProb(table, i === 0 ? bos : tokens[i - 1], tokens[i])
  return loss
}
