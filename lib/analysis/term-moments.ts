/** Sums over tokens of every neuron's named terms (token, position, heads), from which the R^2 of any list of them follows. */
export interface TermMoments {
  /** Neurons, and terms of each. */
  n: number
  nTerms: number
  /** Tokens that the means of left-out terms are fitted on, and their sums, [nTerms, n]. */
  fitted: number
  fitSums: Float64Array
  /** Tokens that are judged, their sums [nTerms, n], and sums of products of two terms a <= b, [pairs, n]. */
  judged: number
  sums: Float64Array
  products: Float64Array
  /** Sum of pre and of pre^2 over judged tokens, [n]. */
  preSum: Float64Array
  preSquare: Float64Array
}

/** Nothing added yet. */
export const createTermMoments = (n: number, nTerms: number): TermMoments => ({
  n,
  nTerms,
  fitted: 0,
  fitSums: new Float64Array(nTerms * n),
  judged: 0,
  sums: new Float64Array(nTerms * n),
  products: new Float64Array(((nTerms * (nTerms + 1)) / 2) * n),
  preSum: new Float64Array(n),
  preSquare: new Float64Array(n),
})

/** Adds a token on which means are fitted; `terms` [nTerms] of [tokens, n], its row begins at `at`. */
export function addFitted(moments: TermMoments, terms: readonly Float32Array[], at: number): void {
  const { n, fitSums } = moments
  moments.fitted++
  for (const [term, values] of terms.entries()) for (let i = 0; i < n; i++) fitSums[term * n + i] += values[at + i]
}

/** Adds a token that is judged; `pre` as `terms`. */
export function addJudged(moments: TermMoments, terms: readonly Float32Array[], pre: Float32Array, at: number): void {
  const { n, nTerms, sums, products, preSum, preSquare } = moments
  moments.judged++
  for (let i = 0; i < n; i++) {
    preSum[i] += pre[at + i]
    preSquare[i] += pre[at + i] * pre[at + i]
  }
  let to = 0
  for (let a = 0; a < nTerms; a++) {
    const [left, sum] = [terms[a], a * n]
    for (let i = 0; i < n; i++) sums[sum + i] += left[at + i]
    for (let b = a; b < nTerms; b++, to += n) {
      const right = terms[b]
      for (let i = 0; i < n; i++) products[to + i] += left[at + i] * right[at + i]
    }
  }
}

/**
 * Held-out R^2 of pre from the terms in `kept` (bits) and the biases, the mean of the rest, fitted elsewhere, added (methods §5).
 * Null where pre does not vary or nothing was fitted. Equals `reverseEngineering`'s.
 */
export function keptR2(moments: TermMoments, neuron: number, kept: number): number | null {
  const { n, nTerms, fitted, fitSums, judged, sums, products, preSum, preSquare } = moments
  if (fitted === 0 || judged === 0) return null
  const total = preSquare[neuron] - preSum[neuron] ** 2 / judged
  // What remains of equal values in float64 sums of float32.
  if (!(total > 1e-9 * preSquare[neuron])) return null
  let [offset, sum, square] = [0, 0, 0]
  for (let a = 0; a < nTerms; a++) {
    if ((kept >> a) & 1) continue
    offset += fitSums[a * n + neuron] / fitted
    sum += sums[a * n + neuron]
    for (let b = a; b < nTerms; b++)
      if (!((kept >> b) & 1)) square += (a === b ? 1 : 2) * products[pairIndex(a, b, nTerms) * n + neuron]
  }
  return 1 - (square - 2 * offset * sum + judged * offset * offset) / total
}

/** Place of the pair a <= b. */
const pairIndex = (a: number, b: number, nTerms: number) => a * nTerms - (a * (a - 1)) / 2 + b - a

/** Lists of up to so many terms are all tried; longer ones grow from the best of these, the best next term at a time. */
const allTried = 3

/** The fewest terms, as bits, whose R^2 reaches `goal`, the best of equally few; null where R^2 is. */
export function fewestTerms(moments: TermMoments, neuron: number, goal = 0.9): number | null {
  let best = { kept: 0, r2: keptR2(moments, neuron, 0) ?? Number.NaN }
  if (Number.isNaN(best.r2)) return null
  let lists = [0]
  for (let size = 1; best.r2 < goal && size <= moments.nTerms; size++) {
    const from = size <= allTried ? lists : [best.kept]
    // Every longer list once: terms are added in ascending order, but to a single list in any.
    lists = from.flatMap(kept =>
      Array.from({ length: moments.nTerms }, (_, term) => 1 << term)
        .filter(bit => (from.length > 1 ? bit > kept : (kept & bit) === 0))
        .map(bit => kept | bit),
    )
    best = lists
      .map(kept => ({ kept, r2: keptR2(moments, neuron, kept) as number }))
      .reduce((a, b) => (b.r2 > a.r2 ? b : a))
  }
  return best.kept
}

/** A list of terms in words: `token + head 2`; all of them as `all terms`. */
export function termWords(kept: number, nTerms: number): string {
  if (kept === 2 ** nTerms - 1) return 'all terms'
  const names = ['token', 'position', ...Array.from({ length: nTerms - 2 }, (_, head) => `head ${head}`)]
  return names.filter((_, term) => (kept >> term) & 1).join(' + ') || 'biases alone'
}
