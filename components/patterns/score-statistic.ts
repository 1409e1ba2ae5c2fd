import type { StatisticKey } from '#lib/methods/registry.ts'
import type { SortScore } from '#lib/patterns/search-index.ts'

/** The entry of the page of methods for each score. */
export const scoreStatistic = {
  f1: 'patternF1',
  precision: 'patternPrecision',
  recall: 'patternRecall',
  mcc: 'patternMcc',
  lift: 'patternLift',
  massRecall: 'patternMass',
  auc: 'patternAuc',
  r2: 'patternR2',
} as const satisfies Record<SortScore, StatisticKey>
