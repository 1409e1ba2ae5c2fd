import { describe, expect, it } from 'vitest'
import { inductionRows, inductionScores } from '#lib/model/induction.ts'
import { smallConfig } from '#lib/model/testing/random-weights.ts'

describe('induction', () => {
  it('makes rows of BOS and one run twice, never BOS within, as long as the context allows', () => {
    const { rows, period } = inductionRows(smallConfig, 40)
    expect(period).toBe(7)
    expect(rows).toHaveLength(4)
    for (const row of rows) {
      expect(row[0]).toBe(0)
      expect(row.slice(1, 8)).toEqual(row.slice(8))
      expect(row.slice(1).every(id => id > 0 && id < 40)).toBe(true)
    }
    expect(new Set(rows.map(String)).size).toBe(4)
    expect(inductionRows({ ...smallConfig, nCtx: 1024 }, 40).period).toBe(64)
  })

  it('gives 1 to a head that looks behind the earlier copy, 0 to one that looks at the copy', () => {
    const given = inductionRows(smallConfig, 40)
    const pattern = new Float32Array(4 * 2 * 15 * 15)
    for (let row = 0; row < 4; row++) {
      for (let query = 8; query < 15; query++) {
        pattern[((row * 2 + 0) * 15 + query) * 15 + query - 6] = 1
        pattern[((row * 2 + 1) * 15 + query) * 15 + query - 7] = 1
      }
    }
    expect(inductionScores(3, pattern, 2, given)).toEqual([
      { layer: 3, head: 0, score: 1 },
      { layer: 3, head: 1, score: 0 },
    ])
  })
})
