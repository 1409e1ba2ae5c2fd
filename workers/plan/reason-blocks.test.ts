import { expect, test } from 'vitest'
import { neuronsOfBlock, reasonBlocks } from '#workers/plan/reason-blocks.ts'

test('blocks are of 2048 neurons, of fewer where embeddings are long', () => {
  expect(reasonBlocks({ dMlp: 2048, dModel: 512, topK: 1000 })).toBe(1)
  expect(reasonBlocks({ dMlp: 8192, dModel: 64, topK: 1000 })).toBe(4)
  expect(reasonBlocks({ dMlp: 32, dModel: 64, topK: 1000 })).toBe(1)
  expect(reasonBlocks({ dMlp: 8192, dModel: 2048, topK: 1000 })).toBe(16)
})

test('every neuron is in one block', () => {
  const blocks = [0, 1, 2].map(block => neuronsOfBlock(block, 3, 260))
  expect(blocks.map(({ first }) => first)).toEqual([0, ...blocks.slice(0, 2).map(({ end }) => end)])
  expect(blocks[2].end).toBe(260)
  for (const { first, end } of blocks) expect(end - first).toBeLessThanOrEqual(87)
})
