import type { ModelConfig } from '#lib/model/config.ts'

/** Rows of BOS and a run of random tokens that comes twice. */
export interface InductionRows {
  /** [rows][1 + 2 * period] */
  rows: number[][]
  /** Tokens of one run. */
  period: number
}

/** How far an induction head looks back, and what it is worth. */
export interface InductionScore {
  layer: number
  head: number
  /** Mean share, 0 .. 1, that the head gives to the token after the earlier copy of the one it stands on. */
  score: number
}

const ROWS = 4
const LONGEST = 64

/** Four rows of pseudo-random ids below `vocabSize`, BOS apart: the same for the same arguments. */
export function inductionRows({ nCtx, bosTokenId }: ModelConfig, vocabSize: number): InductionRows {
  const period = Math.min(LONGEST, Math.floor((nCtx - 1) / 2))
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const run = Array.from({ length: period }, (_, i) => {
      const id = mixed(row * LONGEST + i) % vocabSize
      return id === bosTokenId ? (id + 1) % vocabSize : id
    })
    return [bosTokenId, ...run, ...run]
  })
  return { rows, period }
}

/**
 * Each head's induction score (methods §15) from a layer's `pattern` [rows, heads, pos, pos] over `inductionRows`: in the second
 * run, the mean share at the position `period` - 1 before.
 */
export function inductionScores(
  layer: number,
  pattern: Float32Array,
  nHeads: number,
  { rows, period }: InductionRows,
): InductionScore[] {
  const pos = 1 + 2 * period
  return Array.from({ length: nHeads }, (_, head) => {
    let sum = 0
    for (let row = 0; row < rows.length; row++) {
      const from = (row * nHeads + head) * pos * pos
      for (let query = 1 + period; query < pos; query++) sum += pattern[from + query * pos + query - period + 1]
    }
    return { layer, head, score: sum / (rows.length * period) }
  })
}

/** A well mixed 32-bit number for each index. */
function mixed(index: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1)
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
