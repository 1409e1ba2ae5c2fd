import { expect, test } from 'vitest'
import { createPackedWindows } from '#workers/analyse/packed-windows.ts'
import { openRowFile } from '#workers/analyse/row-file.ts'

test('rows come back in any order, as often as asked', () => {
  const file = openRowFile(3)
  file.write(2, Float32Array.of(7, 8, 9))
  file.write(0, Float32Array.of(1, 2, 3))
  const row = new Float32Array(3)
  for (const [index, values] of [
    [2, [7, 8, 9]],
    [0, [1, 2, 3]],
    [1, [0, 0, 0]],
    [2, [7, 8, 9]],
  ] as const) {
    file.read(index, row)
    expect([...row]).toEqual(values)
  }
  expect(() => file.read(3, row)).toThrow('row 3 on disk: wanted 12 bytes, got 0')
  file.close()
})

test('windows come back as they were, at most as long as there is room', () => {
  const windows = createPackedWindows(3, 4)
  windows.set(2, { tokens: [5, 65_535, 7], peak: 1 })
  windows.set(0, { tokens: [1, 2, 3, 4], peak: 3 })
  expect(windows.get(0)).toEqual({ tokens: Uint16Array.of(1, 2, 3, 4), peak: 3 })
  expect(windows.get(2)).toEqual({ tokens: Uint16Array.of(5, 65_535, 7), peak: 1 })
  expect(() => windows.set(1, { tokens: [1, 2, 3, 4, 5], peak: 0 })).toThrow('at most 4 tokens, got 5')
})
