import { activationStatistics } from '#lib/methods/activation.ts'
import { algorithmicStatistics } from '#lib/methods/algorithmic.ts'
import { claimStatistics } from '#lib/methods/claims.ts'
import { effectStatistics } from '#lib/methods/effects.ts'
import { familyStatistics } from '#lib/methods/families.ts'
import { layerNormStatistics } from '#lib/methods/layer-norm.ts'
import { layerStatistics } from '#lib/methods/layers.ts'
import { liveStatistics } from '#lib/methods/live.ts'
import { patternStatistics } from '#lib/methods/patterns.ts'
import { reasonStatistics } from '#lib/methods/reasons.ts'
import type { Statistic } from '#lib/methods/statistic.ts'
import { tokenStatistics } from '#lib/methods/tokens.ts'
import { logitStatistics, weightStatistics } from '#lib/methods/weights.ts'

const all = [
  ...activationStatistics,
  ...layerNormStatistics,
  ...tokenStatistics,
  ...logitStatistics,
  ...effectStatistics,
  ...weightStatistics,
  ...reasonStatistics,
  ...layerStatistics,
  ...patternStatistics,
  ...liveStatistics,
  ...algorithmicStatistics,
  ...claimStatistics,
  ...familyStatistics,
] as const

/** Key of a statistic that pages show. */
export type StatisticKey = (typeof all)[number]['key']

/** Key of a statistic that is one number a neuron, held in a column: what lists sort and filter by. */
export type NumberKey = Extract<
  (typeof all)[number],
  { column: string; format: 'number' | 'decimals' | 'share' | 'count' }
>['key']

/** Key of a statistic that is one word a neuron, of the analysis. */
export type WordKey = 'topDomain' | 'logitClass'

/** Every statistic that a page shows, in the order of the page of methods. */
export const statistics: readonly Statistic[] = all

const byKey = new Map<string, Statistic>(statistics.map(one => [one.key, one]))

/** The entry of a statistic. */
export const statisticOf = (key: StatisticKey): Statistic => byKey.get(key) as Statistic

/** Keys of all that are one number a neuron. */
export const numberKeys = statistics
  .filter(({ column, format }) => column && format !== 'word' && format !== 'token')
  .map(({ key }) => key as NumberKey)

/** Keys of all that are one word a neuron. */
export const wordKeys: readonly WordKey[] = ['topDomain', 'logitClass']

/** Whether a word out of an address is the key of a number. */
export const isNumberKey = (key: string): key is NumberKey => (numberKeys as string[]).includes(key)
