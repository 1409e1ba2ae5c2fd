import { expect, test } from 'vitest'
import { cutShards, shardLimits } from '#workers/plan/cut-shards.ts'

test('a shard closes at its document limit or before its token limit, never empty', () => {
  const shards = cutShards([5, 5, 5, 30, 1, 1, 1, 1], { documents: 3, tokens: 12 })
  expect(shards.map(s => [s.firstDocument, s.nDocuments, s.nTokens])).toEqual([
    [0, 2, 10],
    [2, 1, 5],
    [3, 1, 30],
    [4, 3, 3],
    [7, 1, 1],
  ])
  expect(shards.map(s => s.shard)).toEqual([0, 1, 2, 3, 4])
})

test('257 short documents make two shards, no documents none', () => {
  expect(cutShards(new Int32Array(257).fill(10)).map(s => s.nDocuments)).toEqual([256, 1])
  expect(cutShards([])).toEqual([])
  expect(shardLimits).toEqual({ documents: 256, tokens: 262_144 })
})
