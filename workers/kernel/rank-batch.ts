import { fillSampleKeys } from '#lib/numeric/sample-key.ts'
import type { Accumulator } from '#workers/kernel/accumulator.ts'
import { maxShardTokens } from '#workers/kernel/list-samples.ts'

/** A row of a batch, in its shard. */
export interface BatchedRow {
  /** Place of its document in the shard. */
  document: number
  /** Row of the document, from 0. */
  row: number
  /** Tokens, without BOS. */
  length: number
}

/** Which positions of a batch count, and the order in which its tokens are sampled. */
export interface RankedBatch {
  /** Positions: rows times positions a row. */
  none: number
  /** 1 where a position enters the statistics, [rows, positions]. */
  counted: Float32Array
  /** Place of each document's token in sample order; `none` for BOS and padding, [rows, positions]. */
  rank: Int32Array
  /** Position of each rank, counted through the batch; 0 from the number of tokens on, [none + 1]. */
  position: Int32Array
  /** Sample key, and place in the shard's sample order, of each rank, [tokens]. */
  keyOfRank: Uint32Array
  orderOfRank: Uint32Array
}

/** Ranks a batch's tokens by (key, document hash, ordinal, token). The accumulator says what the shard's documents are. */
export function rankBatch(a: Accumulator, rows: readonly BatchedRow[], positions: number): RankedBatch {
  const { documents, tokensPerRow, includeBos } = a.options
  const none = rows.length * positions
  const counted = new Float32Array(none)
  const rank = new Int32Array(none).fill(none)
  const tokens = rows.reduce((sum, { length }) => sum + length, 0)
  // One double holds (key, order), as in list-samples.ts.
  const samples = new Float64Array(tokens)
  const placeOf = new Map<number, number>()
  let n = 0
  rows.forEach(({ document, row, length }, i) => {
    const firstToken = row * tokensPerRow
    const firstOrder = a.firstOrder[document] + firstToken
    fillSampleKeys(a.keys, documents[document].hash, firstToken, length)
    counted.fill(1, i * positions + (includeBos ? 0 : 1), i * positions + length + 1)
    for (let t = 0; t < length; t++) {
      placeOf.set(firstOrder + t, i * positions + 1 + t)
      samples[n++] = a.keys[t] * maxShardTokens + firstOrder + t
    }
  })
  samples.sort()
  const keyOfRank = Uint32Array.from(samples, sample => Math.floor(sample / maxShardTokens))
  const orderOfRank = Uint32Array.from(samples, sample => sample % maxShardTokens)
  const position = new Int32Array(none + 1)
  orderOfRank.forEach((order, place) => {
    position[place] = placeOf.get(order) ?? 0
    rank[position[place]] = place
  })
  return { none, counted, rank, position, keyOfRank, orderOfRank }
}
