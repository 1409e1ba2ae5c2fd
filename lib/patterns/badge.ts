import { wilsonInterval } from '#lib/analysis/wilson.ts'

/** What is known of a pattern, in one word. */
export type Badge = 'insufficient' | 'candidate' | 'held-out' | 'verified' | 'verified-token' | 'refuted'

/** All badges, the best first, then the refuted, then what is not decided. */
export const badges: readonly Badge[] = [
  'verified',
  'verified-token',
  'held-out',
  'candidate',
  'refuted',
  'insufficient',
]

/** The limits a pattern is held against (methods §8), shown beside every result. */
export const limits = {
  /** Wilson's lower bound of the share of matching strings that fire, and of near-misses that stay silent. */
  sensitivity: 0.8,
  specificity: 0.8,
  /** The same of precision and recall on held-out text, documents as trials. */
  precision: 0.7,
  recall: 0.5,
  /** F1 above the best single token's. */
  gain: 0.05,
  /** Share of false discoveries among all patterns ever tried on the model. */
  falseDiscoveries: 0.01,
  /** Firings, and matches, that held-out text must hold. */
  least: 20,
} as const

/** Everything a badge depends on. */
export interface Evidence {
  /** Tokens of held-out text that match and fire, match only, fire only. */
  tp: number
  fp: number
  fn: number
  /** Documents of held-out text with a match, and with a firing: tokens of one document are no independent trials. */
  matchDocuments: number
  fireDocuments: number
  /** F1 on held-out text, and that of the best single token; null where undefined. */
  f1: number | null
  tokenF1: number | null
  /** Whether its p is a discovery among all of the model's patterns. */
  discovery: boolean
  /** All its causal tests together; null before the first. */
  causal: { nPositive: number; fired: number; nNegative: number; silent: number } | null
}

/** One of the conditions. */
export interface Criterion {
  key: 'sensitivity' | 'specificity' | 'precision' | 'recall' | 'gain' | 'discovery'
  /** What is held against the limit: a Wilson bound, or a difference; null where it is a yes or no, or undefined. */
  value: number | null
  /** The least that passes. */
  limit: number
  passed: boolean
}

const lower = (hits: number, n: number): number => wilsonInterval(hits, n)[0]

/** The bound of a share of tokens, documents as trials; null where there are none. */
const lowerShare = (hits: number, n: number, documents: number): number | null =>
  n === 0 || documents === 0 ? null : lower((hits / n) * documents, documents)

/** The conditions that can be asked so far; those of an experiment only after one. */
export function criteria({
  tp,
  fp,
  fn,
  matchDocuments,
  fireDocuments,
  f1,
  tokenF1,
  discovery,
  causal,
}: Evidence): Criterion[] {
  const atLeast = (key: Exclude<Criterion['key'], 'discovery'>, value: number | null): Criterion => {
    return { key, value, limit: limits[key], passed: value !== null && value >= limits[key] }
  }
  return [
    ...(causal
      ? [
          atLeast('sensitivity', lower(causal.fired, causal.nPositive)),
          atLeast('specificity', lower(causal.silent, causal.nNegative)),
        ]
      : []),
    atLeast('precision', lowerShare(tp, tp + fp, matchDocuments)),
    atLeast('recall', lowerShare(tp, tp + fn, fireDocuments)),
    { key: 'discovery', value: null, limit: limits.falseDiscoveries, passed: discovery },
    atLeast('gain', f1 === null ? null : f1 - (tokenF1 ?? 0)),
  ]
}

/**
 * The badge (methods §8). Refuted: an experiment was made and did not show that it fires where the pattern matches and is
 * silent where it narrowly does not. Verified: the experiment and held-out text agree, and it says more than a single token does;
 * verified token neuron: all but the last. Held-out: the text alone. Candidate: none of it yet.
 */
export function badgeOf(evidence: Evidence): Badge {
  const { tp, fp, fn, causal } = evidence
  if (tp + fp < limits.least || tp + fn < limits.least) return 'insufficient'
  const passed = new Map(criteria(evidence).map(one => [one.key, one.passed]))
  if (causal && !(passed.get('sensitivity') && passed.get('specificity'))) return 'refuted'
  const onText = passed.get('precision') && passed.get('recall') && passed.get('discovery')
  if (!onText) return 'candidate'
  if (!causal) return 'held-out'
  return passed.get('gain') ? 'verified' : 'verified-token'
}
