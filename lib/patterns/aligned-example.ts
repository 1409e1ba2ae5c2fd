/** A strong example of a neuron, cut to the context that it needs. */
export interface AlignedExample {
  /** Its tokens from the firing one leftwards: as many as keep more than half of the activation. */
  tokens: readonly number[]
  /** Whether each of them matters: another one drawn in its place loses at least a quarter of the activation. */
  important: readonly boolean[]
  /** Place of its reason among the neuron's (methods §4 P3), 0 where there is one or none is known. */
  cluster: number
}

/** How many of some tokens there are, the commonest first; of equals the smaller id. */
export function rankTokens(tokens: Iterable<number>): { token: number; count: number }[] {
  const counts = new Map<number, number>()
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  return [...counts].map(([token, count]) => ({ token, count })).sort((a, b) => b.count - a.count || a.token - b.token)
}
