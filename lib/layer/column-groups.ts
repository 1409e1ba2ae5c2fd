import { type NumberKey, statisticOf, type WordKey } from '#lib/methods/registry.ts'

/** Columns that a list of neurons shows together, in their order. */
export const columnGroups = {
  activation: { label: 'Activation', columns: ['max', 'scale', 'fires', 'mean', 'kurtosis', 'sparsity'] },
  tails: { label: 'Tails', columns: ['skewness', 'kurtosisError', 'fourthTop', 'fires10', 'fires50', 'zero', 'min'] },
  tokens: {
    label: 'Tokens',
    columns: ['r2Token', 'r2Bigram', 'r2Trigram', 'currentTokens', 'previousTokens', 'nextTokens'],
  },
  where: { label: 'Where it fires', columns: ['topDomain', 'domainShare', 'r2Domain', 'r2Position'] },
  layernorm: { label: 'LayerNorm', columns: ['smuggled', 'smuggledTokens', 'tailMismatch'] },
  logits: { label: 'Logits', columns: ['logitClass', 'logitKurtosis', 'logitSkewness', 'logitVariance'] },
  weights: { label: 'Weights', columns: ['shareIn', 'shareOut', 'cosInOut', 'cosEmbed'] },
  reasons: {
    label: 'Reasons',
    columns: ['reasons', 'silhouette', 'effectiveReasons', 'monoMass', 'monoMassPost', 'mono', 'poly', 'abstract'],
  },
} as const satisfies Record<string, { label: string; columns: readonly (NumberKey | WordKey)[] }>

/** Name of a group in addresses: `?columns=tokens`. */
export type ColumnGroup = keyof typeof columnGroups

/** A column of a list: a number or a word a neuron. */
export type ColumnKey = NumberKey | WordKey

export const groupNames = Object.keys(columnGroups) as ColumnGroup[]

/** Whether a column holds words. */
export const isWordColumn = (key: ColumnKey): key is WordKey => statisticOf(key).format === 'word'

/** Columns to show: those of the group, and what the list is sorted by if it is none of them. */
export function shownColumns(group: ColumnGroup, sort: NumberKey | 'neuron'): readonly ColumnKey[] {
  const columns: readonly ColumnKey[] = columnGroups[group].columns
  return sort === 'neuron' || columns.includes(sort) ? columns : [...columns, sort]
}
