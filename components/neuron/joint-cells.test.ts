import { expect, test } from 'vitest'
import { jointShades, midTicks, postPlace, postTicks, shades } from '#components/neuron/joint-cells.ts'
import { postEdges } from '#lib/analysis/joint-edges.ts'
import { addToJointHistogram, createJointHistogram } from '#lib/analysis/joint-histogram.ts'
import { decodePostThreshold, encodeJointHistogram } from '#lib/analysis/joint-histogram-record.ts'
import { smuggledCells } from '#lib/analysis/smuggled-cells.ts'

/** M = 10, so the unit of the bins is 1. */
const counted = (mid: number[], post: number[]) => {
  const histogram = createJointHistogram([1])
  addToJointHistogram(histogram, Float32Array.from(mid), Float32Array.from(post), mid.length)
  return histogram
}

test('cells are grouped by whether the neuron fires there and by how many tokens they hold', () => {
  const many = Array.from({ length: 50 }, () => 0.5)
  const found = jointShades(counted([10, 0.5, ...many], [5, 5, ...many.map(() => -0.1)]).counts)
  expect(found.map(({ fires, shade, cells }) => [fires, shade, cells.length])).toEqual([
    [false, shades, 1],
    [false, 2, 1],
    [true, 2, 1],
  ])
})

test('the box begins at the threshold that S is read off at: an edge of the bins for 1, inside a bin for others', () => {
  expect(postEdges[postPlace(1)]).toBe(1)
  const bin = postEdges.indexOf(2)
  expect(postPlace(2.5)).toBeGreaterThan(bin)
  expect(postPlace(2.5)).toBeLessThan(bin + 1)
  // One token between the edges 2 and 2.83: the share of its cell above the box's edge is the share that S counts.
  const { tokens } = smuggledCells(counted([0.5], [2.2]), 0, 10, 2.5)!
  expect(1 - (postPlace(2.5) - bin)).toBeCloseTo(tokens, 6)
})

test('the threshold travels with the histogram; an older record has the least there is', () => {
  const histogram = counted([0.5], [5])
  expect(decodePostThreshold(encodeJointHistogram(histogram, 3.25))).toBe(3.25)
  expect(decodePostThreshold(encodeJointHistogram(histogram))).toBe(1)
})

test('ticks stand at edges of bins', () => {
  for (const { bin } of [...midTicks, ...postTicks]) expect(bin).toBeGreaterThan(0)
  expect(postTicks.map(({ value }) => value)).toEqual([-4, -1, 0, 1, 4, 16])
})
