/** What the sort keys of one neuron are made of; null where a statistic is undefined. */
export interface SortInputs {
  /** k*, 1..10. */
  reasons: number | null
  /** N_clus. */
  effectiveReasons: number | null
  /** Silhouette of k* clusters; null where k* = 1. */
  silhouette: number | null
  /** mono_mass at mid, 0..1. */
  monoMass: number | null
  /** Held-out R^2 of the last token, and of the last three. */
  unigram: number | null
  trigram: number | null
  /** N_tok of the current token. */
  effectiveTokens: number | null
}

/** Heuristic orders of a layer's neurons, each in 0..1, larger first; null where the neuron does not take part. */
export interface SortKeys {
  mono: number | null
  poly: number | null
  abstract: number | null
  tokenLike: number | null
}

/**
 * Sort keys of a layer (methods §4, heuristic): means of ranks within the layer, so no statistic outweighs another by its scale.
 * *mono*: few effective reasons, high mono_mass, and clusters that stand little apart (none where k* = 1). *poly*: 1 - mono,
 * of neurons with k* >= 2 and silhouette >= 0.25 only; so among neurons whose reasons are equally apart the one with more of them
 * comes first: in the planted model the one on ten digits (three of them hold the maxima) before the one on two tokens. *abstract*: high mono, low R^2_3, high N_tok. *token-like*: R^2_1, of
 * neurons with 0.5 or more.
 */
export function sortKeys(layer: readonly SortInputs[]): SortKeys[] {
  const apart = layer.map(({ reasons, silhouette }) => (reasons === null ? null : reasons === 1 ? 0 : silhouette))
  const mono = meanRanks([
    negated(layer.map(neuron => neuron.effectiveReasons)),
    layer.map(neuron => neuron.monoMass),
    negated(apart),
  ])
  const abstract = meanRanks([
    mono,
    negated(layer.map(neuron => neuron.trigram)),
    layer.map(neuron => neuron.effectiveTokens),
  ])
  return layer.map(({ reasons, silhouette, unigram }, i) => {
    const split = reasons !== null && reasons >= 2 && silhouette !== null && silhouette >= 0.25
    const monoKey = mono[i]
    return {
      mono: monoKey,
      poly: split && monoKey !== null ? 1 - monoKey : null,
      abstract: abstract[i],
      tokenLike: unigram !== null && unigram >= 0.5 ? unigram : null,
    }
  })
}

const negated = (values: readonly (number | null)[]) => values.map(value => (value === null ? null : -value))

/** Mean of the ranks in several columns; null where a neuron lacks one of them. */
function meanRanks(columns: readonly (number | null)[][]): (number | null)[] {
  const ranks = columns.map(relativeRanks)
  return ranks[0].map((_, i) => {
    let sum = 0
    for (const column of ranks) {
      const rank = column[i]
      if (rank === null) return null
      sum += rank
    }
    return sum / ranks.length
  })
}

/** Rank of each value from 0 (smallest) to 1 (largest); equals share their mean rank, nulls have none; 0.5 alone. */
export function relativeRanks(values: readonly (number | null)[]): (number | null)[] {
  const order = [...values.keys()].filter(i => values[i] !== null).sort((a, b) => values[a]! - values[b]! || a - b)
  const ranks: (number | null)[] = values.map(() => null)
  const last = order.length - 1
  for (let start = 0, end = 1; start < order.length; start = end++) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++
    for (let i = start; i < end; i++) ranks[order[i]] = last === 0 ? 0.5 : (start + end - 1) / 2 / last
  }
  return ranks
}
