import { expect, it } from 'vitest'
import { batches } from '#workers/corpus/batches.ts'

async function sizes(bytes: number[], count: number, size: number) {
  const items = (async function* () {
    for (const n of bytes) yield { bytes: n }
  })()
  const out: number[][] = []
  for await (const batch of batches(items, count, size)) out.push(batch.map(item => item.bytes))
  return out
}

it('closes a batch at its count or its size, and gives the rest', async () => {
  expect(await sizes([1, 1, 1, 1, 1], 2, 100)).toEqual([[1, 1], [1, 1], [1]])
  expect(await sizes([60, 60, 200, 1], 10, 100)).toEqual([[60, 60], [200], [1]])
  expect(await sizes([], 10, 100)).toEqual([])
})
