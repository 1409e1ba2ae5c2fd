import { expect, test } from 'vitest'
import { highPostBin, jointCells, midTicks, postTicks } from '#components/neuron/joint-cells.ts'
import { addToJointHistogram, createJointHistogram } from '#lib/analysis/joint-histogram.ts'

test('cells tell where a neuron fires and where something passes LayerNorm that was small before', () => {
  // M = 10, so the unit of the bins is 1.
  const histogram = createJointHistogram([1])
  addToJointHistogram(histogram, Float32Array.of(10, 0.5, 0.5), Float32Array.of(5, 5, -0.1), 3)
  const cells = jointCells(histogram.counts)
  expect(cells.map(({ tokens, fires }) => [tokens, fires])).toEqual([
    [1, false],
    [1, false],
    [1, true],
  ])
  expect(cells.map(({ post }) => post >= highPostBin)).toEqual([false, true, true])
})

test('ticks stand at edges of bins', () => {
  for (const { bin } of [...midTicks, ...postTicks]) expect(bin).toBeGreaterThan(0)
  expect(postTicks.map(({ value }) => value)).toEqual([-4, -1, 0, 1, 4, 16])
})
