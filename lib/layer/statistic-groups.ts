import { isNumberKey, type NumberKey, numberKeys, statisticOf } from '#lib/methods/registry.ts'
import { type Section, sections } from '#lib/methods/statistic.ts'

/** What tells layers apart: the statistics a model's page shows first. */
const overview: readonly NumberKey[] = [
  'fires',
  'kurtosis',
  'currentTokens',
  'nextTokens',
  'r2Token',
  'r2Bigram',
  'r2Trigram',
  'logitKurtosis',
  'reasons',
  'monoMass',
  'smuggled',
  'shareIn',
]

/** Name of a group of statistics in addresses: `?stats=tokens`. */
export type StatisticGroup = 'overview' | Section

/** Statistics of a group: those of a part of the page of methods, whatever it holds. */
export const statisticsOf = (group: StatisticGroup): readonly NumberKey[] =>
  group === 'overview' ? overview : numberKeys.filter(key => statisticOf(key).section === group)

/** Every group that has a number, with its words. */
export const statisticGroups: readonly { group: StatisticGroup; label: string }[] = [
  { group: 'overview', label: 'At a glance' },
  ...(Object.keys(sections) as Section[])
    .filter(section => statisticsOf(section).length > 0)
    .map(section => ({ group: section, label: sections[section] })),
]

/** The group that an address asks for; what is unknown is the first. */
export const parseStatisticGroup = (word: string | string[] | undefined): StatisticGroup =>
  statisticGroups.find(({ group }) => group === (Array.isArray(word) ? word[0] : word))?.group ?? 'overview'

/** Those of some columns that are numbers. */
export const numbersAmong = (keys: readonly string[]): NumberKey[] => keys.filter(isNumberKey)
