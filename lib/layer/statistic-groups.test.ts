import { expect, test } from 'vitest'
import { parseStatisticGroup, statisticGroups, statisticsOf } from '#lib/layer/statistic-groups.ts'
import { numberKeys } from '#lib/methods/registry.ts'

test('every number is in the group of its section, and no group is empty', () => {
  const grouped = statisticGroups
    .filter(({ group }) => group !== 'overview')
    .flatMap(({ group }) => statisticsOf(group))
  expect(grouped.toSorted()).toEqual(numberKeys.toSorted())
  for (const { group } of statisticGroups) expect(statisticsOf(group).length, group).toBeGreaterThan(0)
})

test('an unknown group is the first one', () => {
  expect(parseStatisticGroup('tokens')).toBe('tokens')
  expect(parseStatisticGroup(['tokens', 'weights'])).toBe('tokens')
  for (const word of ['__proto__', 'layers', undefined]) expect(parseStatisticGroup(word)).toBe('overview')
})
