import { expect, test } from 'vitest'
import { positionInRow, rowCount, rowStart, windowInRow } from '#lib/neuron/row.ts'

test('with a context of 256 the 256th token opens the second row at position 1', () => {
  expect([rowStart(254, 256), positionInRow(254, 256)]).toEqual([0, 255])
  expect([rowStart(255, 256), positionInRow(255, 256)]).toEqual([255, 1])
  expect([rowCount(0, 256), rowCount(255, 256), rowCount(256, 256)]).toEqual([0, 1, 2])
})

test('a window stays inside its row and its document', () => {
  expect(windowInRow(260, 1000, 256, 50, 10)).toEqual({ start: 255, end: 271 })
  expect(windowInRow(505, 1000, 256, 50, 10)).toEqual({ start: 455, end: 510 })
  expect(windowInRow(3, 6, 256, 50, 10)).toEqual({ start: 0, end: 6 })
})
