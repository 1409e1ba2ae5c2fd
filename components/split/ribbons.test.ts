import { expect, test } from 'vitest'
import { ribbons, rowHeight } from '#components/split/ribbons.ts'

test('ribbons are as high as their shares, stand in the middle of their rows, and none is higher than one', () => {
  const [half, rest, none] = ribbons([0.5, 0.25, 0])
  expect(half.size).toBe(rowHeight - 6)
  expect(rest.size).toBe(half.size / 2)
  expect(half.at + half.size / 2).toBe(rowHeight / 2)
  expect(rest.at + rest.size / 2).toBe(1.5 * rowHeight)
  expect(none.size).toBe(0)
})

test('the parent’s ends follow one another without gaps', () => {
  const ends = ribbons([0.2, 0.3, 0.5]).map(({ path }) => [
    /^M0 ([\d.]+)C/.exec(path)?.[1],
    / 0 ([\d.]+)z$/.exec(path)?.[1],
  ])
  expect(ends[0][1]).toBe(ends[1][0])
  expect(ends[1][1]).toBe(ends[2][0])
})

test('a parent that fires nowhere has ribbons of no height', () => {
  expect(ribbons([0, 0]).map(({ size }) => size)).toEqual([0, 0])
  expect(ribbons([])).toEqual([])
})
