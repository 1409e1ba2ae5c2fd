import { expect, test } from 'vitest'
import { tokensPerSecond } from '#lib/runs/run-progress.ts'

const shard = (at: number, tokens: number) => ({ at: at * 1000, tokens })

test('nothing finished, no rate', () => {
  expect(tokensPerSecond([], 0, 5000)).toBeNull()
})

test('the first shards count from the beginning', () => {
  expect(tokensPerSecond([shard(4, 300)], 0, 5000)).toBe(60)
})

test('with more of them the oldest marks the beginning', () => {
  expect(tokensPerSecond([shard(9, 100), shard(8, 200), shard(5, 999)], 0, 10_000)).toBe(60)
})

test('what was finished before a pause does not count', () => {
  expect(tokensPerSecond([shard(1004, 100), shard(5, 200), shard(4, 300)], 1_000_000, 1_010_000)).toBe(10)
  expect(tokensPerSecond([shard(5, 200)], 1_000_000, 1_010_000)).toBeNull()
})
