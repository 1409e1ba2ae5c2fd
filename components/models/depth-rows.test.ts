import { expect, test } from 'vitest'
import { depthRows } from '#components/models/depth-rows.ts'

test('layers of equal relative depth stand at one height, whatever the models’ depths', () => {
  expect(depthRows(3, 90, 30)).toEqual([15, 45, 75])
  expect(depthRows(2, 90, 30)).toEqual([15, 75])
  expect(depthRows(1, 90, 30)).toEqual([45])
})
