import { expect, it } from 'vitest'
import { mergeLongWord } from '#lib/tokens/merge-long-word.ts'
import { createMergeTable } from '#lib/tokens/merge-table.ts'
import { mergeWord } from '#lib/tokens/merge-word.ts'

const run = (merge: typeof mergeWord, ids: number[], merges: [number, number, number][]) => {
  const buffer = Uint16Array.from(ids)
  return [...buffer.slice(0, merge(buffer, ids.length, createMergeTable(merges)))]
}

it.each([
  ['mergeWord', mergeWord],
  ['mergeLongWord', mergeLongWord],
] as const)('%s takes the lowest rank, then the leftmost', (_, merge) => {
  // 0 0 -> 3 ranks below 0 1 -> 2, so the 1 after three zeros finds a zero of its own.
  expect(
    run(
      merge,
      [0, 0, 0, 1],
      [
        [0, 0, 3],
        [0, 1, 2],
      ],
    ),
  ).toEqual([3, 2])
  expect(
    run(
      merge,
      [0, 0, 0],
      [
        [0, 0, 3],
        [3, 0, 4],
      ],
    ),
  ).toEqual([4])
  expect(run(merge, [7], [[0, 0, 3]])).toEqual([7])
  expect(run(merge, [], [[0, 0, 3]])).toEqual([])
})

it('both agree on random words and random merges, also where a merge makes a pair of lower rank', () => {
  let state = 1
  const random = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  for (let trial = 0; trial < 500; trial++) {
    const merges = Array.from({ length: 30 }, (_, i): [number, number, number] => [random(4 + i), random(4 + i), 4 + i])
    for (let i = 29; i > 0; i--) {
      const j = random(i + 1)
      ;[merges[i], merges[j]] = [merges[j], merges[i]]
    }
    const ids = Array.from({ length: 1 + random(80) }, () => random(4))
    expect(run(mergeLongWord, ids, merges)).toEqual(run(mergeWord, ids, merges))
  }
})

it('finds ids up to 65535, and of a pair given twice the later merge', () => {
  const table = createMergeTable([
    [65535, 65534, 1],
    [0, 0, 2],
    [65535, 65534, 3],
  ])
  expect(table.merged[table.find(65535, 65534)]).toBe(3)
  expect(table.find(65534, 65535)).toBe(-1)
})
