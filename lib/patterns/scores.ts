import type { Coincidences } from '#lib/numeric/hypergeometric-tail.ts'

/** Share of the matching tokens at which the neuron fires; null where nothing matches. */
export const precision = ({ tp, fp }: Coincidences): number | null => (tp + fp === 0 ? null : tp / (tp + fp))

/** Share of the firing tokens that match; null where nothing fires. */
export const recall = ({ tp, fn }: Coincidences): number | null => (tp + fn === 0 ? null : tp / (tp + fn))

/** Harmonic mean of precision and recall; null where nothing matches or nothing fires. */
export const f1 = ({ tp, fp, fn }: Coincidences): number | null =>
  tp + fp === 0 || tp + fn === 0 ? null : (2 * tp) / (2 * tp + fp + fn)

/** Matthews' correlation of matching and firing, -1 .. 1; null where one of the two is constant. */
export function mcc({ tp, fp, fn, tn }: Coincidences): number | null {
  const margins = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
  return margins === 0 ? null : (tp * tn - fp * fn) / Math.sqrt(margins)
}

/** Precision over the share of all tokens at which the neuron fires; null where nothing matches or nothing fires. */
export function lift(c: Coincidences): number | null {
  const share = precision(c)
  const firing = c.tp + c.fn
  return share === null || firing === 0 ? null : share / (firing / (c.tp + c.fp + c.fn + c.tn))
}

/**
 * Probability that a matching token has the larger activation than one that does not match, ties counting half (Mann-Whitney);
 * `match` and `other` count both kinds by class of activation, the lowest class first. Null where one of the kinds is empty.
 */
export function auc(match: ArrayLike<number>, other: ArrayLike<number>): number | null {
  let [matching, below, wins] = [0, 0, 0]
  for (let i = 0; i < match.length; i++) {
    wins += match[i] * (below + other[i] / 2)
    below += other[i]
    matching += match[i]
  }
  return matching === 0 || below === 0 ? null : wins / (matching * below)
}

/** What the squared correlation is made of. */
export interface MatchMoments {
  /** Tokens, and those that match. */
  n: number
  matches: number
  /** Sum of the activations, of their squares, and of those at matching tokens. */
  sum: number
  squares: number
  matchSum: number
}

/** Squared correlation of activation and match: the share of the variance that a match explains; null where one is constant. */
export function matchR2({ n, matches, sum, squares, matchSum }: MatchMoments): number | null {
  // Whole numbers until the division: exact while below 2^53.
  const variance = n * squares - sum * sum
  const chance = matches * (n - matches)
  const covariance = n * matchSum - sum * matches
  return variance <= 0 || chance <= 0 ? null : (covariance / variance) * (covariance / chance)
}
