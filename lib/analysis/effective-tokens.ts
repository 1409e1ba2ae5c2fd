import type { PairSum } from '#lib/analysis/pair-sums.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** A token's part in a neuron's firing. */
export interface TokenShare {
  token: number
  /** Its share of the activation mass of all firings, 0..1. */
  share: number
  /** Firings on it. */
  count: number
}

/** Over how many tokens a neuron's firing is spread. */
export interface EffectiveTokens {
  /** N_tok = exp(entropy of the shares), 1 .. d_vocab: so many tokens of equal share would have that entropy. */
  effective: number
  /** Firings counted. */
  firings: number
  /** Tokens it ever fired on. */
  distinct: number
  /** Largest shares first, ties by token; at most 10. */
  top: TokenShare[]
}

/**
 * Effective tokens of one neuron (methods §4 P1): pi(v) = mass of firings on v / mass of all; N_tok = exp(-sum pi ln pi).
 * `pairs` are its sums by token, tokens ascending. Null without a firing.
 */
export function effectiveTokens(pairs: readonly PairSum[], nTop = 10): EffectiveTokens | null {
  const total = pairs.reduce((sum, pair) => sum + pair.sum, 0)
  if (!(total > 0)) return null
  const top = nTop === 0 ? [] : [...pairs].sort((a, b) => b.sum - a.sum || a.token - b.token).slice(0, nTop)
  return {
    effective: expEntropy(pairs.map(pair => pair.sum)),
    firings: pairs.reduce((sum, pair) => sum + pair.count, 0),
    distinct: pairs.length,
    top: top.map(({ token, sum, count }) => ({ token, share: sum / total, count })),
  }
}

/** exp(-sum p ln p) of masses >= 0 that need not sum to 1; 0 where all are 0. */
export function expEntropy(masses: ArrayLike<number>): number {
  let total = 0
  let logs = 0
  for (let i = 0; i < masses.length; i++) {
    if (!(masses[i] > 0)) continue
    total += masses[i]
    logs += masses[i] * Math.log(masses[i])
  }
  // ln of what is above 1 by rounding alone must not make N_tok less than 1.
  return total === 0 ? 0 : Math.exp(Math.max(0, Math.log(total) - logs / total))
}

const mostDraws = 65_536

/**
 * The null of N_tok: the same firings with token labels shuffled. Each firing keeps its activation (the mean of its pair) and
 * draws a token from `cumulative` [d_vocab], running totals of the corpus' token counts; seeded. Of more than 65,536 firings
 * an even share is drawn, by when N_tok has nearly reached the corpus' own. Null without a firing.
 */
export function shuffledEffectiveTokens(
  pairs: readonly PairSum[],
  cumulative: Float64Array,
  seed: number,
): number | null {
  const firings = pairs.reduce((sum, pair) => sum + pair.count, 0)
  if (firings === 0) return null
  const random = seededRandom(seed)
  const every = Math.max(1, firings / mostDraws)
  const masses = new Map<number, number>()
  let at = 0
  let end = 0
  for (const { sum, count } of pairs) {
    end += count
    for (; at < end; at += every) {
      const token = drawFrom(cumulative, random())
      masses.set(token, (masses.get(token) ?? 0) + sum / count)
    }
  }
  return expEntropy([...masses.values()])
}

/** First index whose running total exceeds u times the last one. */
function drawFrom(cumulative: Float64Array, u: number): number {
  const target = u * cumulative[cumulative.length - 1]
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle] > target) high = middle
    else low = middle + 1
  }
  return low
}
