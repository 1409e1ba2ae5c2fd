import { expect, test } from 'vitest'
import { barEnds } from '#components/neuron/bar-ends.ts'

test('each grey ends at least where the one before does, none before 0 or after 1', () => {
  expect(barEnds([0.3, 0.5, 0.6])).toEqual([0.3, 0.5, 0.6])
  expect(barEnds([0.3, 0.2, 0.4])).toEqual([0.3, 0.3, 0.4])
  expect(barEnds([-0.1, null, 1.2])).toEqual([0, 0, 1])
})
