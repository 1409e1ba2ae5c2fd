import { type NumberKey, numberKeys, statisticOf, type WordKey } from '#lib/methods/registry.ts'
import type { Section } from '#lib/methods/statistic.ts'

/** The groups and what stands first in each, in the order that reads best. */
const chosen = {
  activation: { label: 'Activation', columns: ['max', 'scale', 'fires', 'mean', 'kurtosis', 'sparsity'] },
  tails: { label: 'Tails', columns: ['skewness', 'kurtosisError', 'fourthTop', 'fires10', 'fires50', 'zero', 'min'] },
  tokens: {
    label: 'Tokens',
    columns: ['r2Token', 'r2Bigram', 'r2Trigram', 'currentTokens', 'previousTokens', 'nextTokens'],
  },
  where: { label: 'Where it fires', columns: ['topDomain', 'domainShare', 'r2Domain', 'r2Position'] },
  layernorm: { label: 'LayerNorm', columns: ['smuggled', 'smuggledTokens', 'tailMismatch'] },
  logits: { label: 'Logits', columns: ['logitClass', 'logitKurtosis', 'logitSkewness', 'logitVariance'] },
  paths: { label: 'Paths', columns: ['reverseToken', 'reverseR2', 'reverseF1', 'nextContribution'] },
  weights: { label: 'Weights', columns: ['shareIn', 'shareOut', 'cosInOut', 'cosEmbed'] },
  reasons: {
    label: 'Reasons',
    columns: ['reasons', 'silhouette', 'effectiveReasons', 'monoMass', 'monoMassPost', 'mono', 'poly', 'abstract'],
  },
} as const satisfies Record<string, { label: string; columns: readonly (NumberKey | WordKey)[] }>

/** Name of a group in addresses: `?columns=tokens`. */
export type ColumnGroup = keyof typeof chosen

/** A column of a list: a number or a word a neuron. */
export type ColumnKey = NumberKey | WordKey

/** The group in which statistics of a section stand that nobody has given a place. */
const homes: Partial<Record<Section, ColumnGroup>> = {
  activation: 'tails',
  layernorm: 'layernorm',
  tokens: 'tokens',
  logits: 'logits',
  paths: 'paths',
  reasons: 'reasons',
}

const placed: ReadonlySet<string> = new Set(Object.values(chosen).flatMap(({ columns }) => columns))

const unplaced = (group: ColumnGroup): readonly NumberKey[] =>
  numberKeys.filter(key => !placed.has(key) && (homes[statisticOf(key).section] ?? 'weights') === group)

/** Columns that a list of neurons shows together; every number of the registry is in one group at least. */
export const columnGroups = Object.fromEntries(
  Object.entries(chosen).map(([name, { label, columns }]) => [
    name,
    { label, columns: [...columns, ...unplaced(name as ColumnGroup)] },
  ]),
) as unknown as Record<ColumnGroup, { label: string; columns: readonly ColumnKey[] }>

export const groupNames = Object.keys(columnGroups) as ColumnGroup[]

/** Whether a column holds words. */
export const isWordColumn = (key: ColumnKey): key is WordKey => statisticOf(key).format === 'word'

/** Columns to show: those of the group, and what the list is sorted by if it is none of them. */
export function shownColumns(group: ColumnGroup, sort: NumberKey | 'neuron'): readonly ColumnKey[] {
  const { columns } = columnGroups[group]
  return sort === 'neuron' || columns.includes(sort) ? columns : [...columns, sort]
}
