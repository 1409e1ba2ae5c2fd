/** What the strongest examples of a neuron have in common, as numbers. */
export interface FiringSummary {
  /** How many examples were counted. */
  examples: number
  /** Token id that the largest number of them fall on, and that share, 0..1. */
  token: number
  tokenShare: number
  /** Different token ids among them. */
  tokens: number
  /** Domain most of them come from, its share of them, and its share of the corpus, 0..1 (null: not known). */
  domain: string
  domainShare: number
  corpusShare: number | null
}

/** The most frequent value and how often it comes; of equals the first. Null for an empty list. */
function mostFrequent<T>(values: readonly T[]): { value: T; count: number; distinct: number } | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: [T, number] | null = null
  for (const entry of counts) if (!best || entry[1] > best[1]) best = entry
  return best && { value: best[0], count: best[1], distinct: counts.size }
}

/** Summarises examples by the token they fall on and the domain they come from; null where there is none. */
export function firingSummary(
  examples: readonly { token: number; domain: string }[],
  corpus: ReadonlyMap<string, number>,
): FiringSummary | null {
  const token = mostFrequent(examples.map(example => example.token))
  const domain = mostFrequent(examples.map(example => example.domain))
  if (!token || !domain) return null
  return {
    examples: examples.length,
    token: token.value,
    tokenShare: token.count / examples.length,
    tokens: token.distinct,
    domain: domain.value,
    domainShare: domain.count / examples.length,
    corpusShare: corpus.get(domain.value) ?? null,
  }
}
