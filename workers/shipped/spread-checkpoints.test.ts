import { expect, test } from 'vitest'
import { spreadCheckpoints } from '#workers/shipped/spread-checkpoints.ts'

const file = (tokens: number): string => `tokens_${String(tokens).padStart(12, '0')}.safetensors`

test('checkpoints are thinned evenly in log(tokens), the ends kept, the finished model left out', () => {
  const all = [1, 2, 4, 5, 8, 16, 17, 32].map(file)
  expect(spreadCheckpoints(all, 100, 6)).toEqual([1, 2, 4, 8, 16, 32].map(file))
  expect(spreadCheckpoints(all, 32, 20)).toEqual([1, 2, 4, 5, 8, 16, 17].map(file))
  expect(spreadCheckpoints(all, 100, 2)).toEqual([1, 32].map(file))
})

test('they are told by their names, in whatever order they come', () => {
  expect(spreadCheckpoints([file(30), 'notes.txt', 'tokens_1.pth', file(4)], 100, 9)).toEqual([4, 30].map(file))
  expect(spreadCheckpoints([], 100, 9)).toEqual([])
})
