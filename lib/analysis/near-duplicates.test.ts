import { describe, expect, test } from 'vitest'
import { nearDuplicates } from '#lib/analysis/near-duplicates.ts'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const members = (windows: { tokens: number[]; peak: number }[]) => nearDuplicates(windows).map(group => group.members)
/** 29 tokens around a peak at 24. */
const at = (tokens: number[]) => ({ tokens, peak: 24 })

describe('near-duplicates', () => {
  test('join where 8 tokens up to the peak are the same, whatever comes before and after', () => {
    const tail = range(500, 508)
    expect(
      members([at([...range(0, 17), ...tail, 1, 2, 3, 4]), at([...range(100, 117), ...tail, 9, 9, 9, 9])]),
    ).toEqual([[0, 1]])
  })

  test('join at a 5-gram overlap of 0.7 and not below', () => {
    // Shifted by s tokens, two windows of 25 grams have 25 - s in common of 25 + s: 21/29 = 0.72 at 4, 20/30 at 5.
    expect(members([at(range(0, 29)), at(range(4, 33))])).toEqual([[0, 1]])
    expect(members([at(range(0, 29)), at(range(5, 34))])).toEqual([[0], [1]])
  })

  test('keep order and lead with the strongest', () => {
    const a = at(range(0, 29))
    const b = at(range(100, 129))
    expect(nearDuplicates([a, b, a, b, a])).toEqual([
      { leader: 0, members: [0, 2, 4] },
      { leader: 1, members: [1, 3] },
    ])
  })

  test('of windows too short to compare join only where they are equal', () => {
    const short = (tokens: number[]) => ({ tokens, peak: 1 })
    expect(members([short([1, 2, 3]), short([1, 2, 4]), short([1, 2, 3])])).toEqual([[0, 2], [1]])
    expect(nearDuplicates([])).toEqual([])
  })

  test('look no further than the window', () => {
    const near = range(0, 29)
    const long = { tokens: [...range(2000, 2100), ...near, ...range(3000, 3100)], peak: 124 }
    const other = { tokens: [...range(4000, 4100), ...near, ...range(5000, 5100)], peak: 124 }
    expect(members([long, other])).toEqual([[0, 1]])
  })
})
