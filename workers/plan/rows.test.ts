import { expect, test } from 'vitest'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'

test('a document is cut into pieces of n_ctx - 1 tokens and rows never cross documents', () => {
  expect(cutRows([7, 0, 3, 4], 4)).toEqual([
    { document: 0, start: 0, length: 3 },
    { document: 0, start: 3, length: 3 },
    { document: 0, start: 6, length: 1 },
    { document: 2, start: 0, length: 3 },
    { document: 3, start: 0, length: 3 },
    { document: 3, start: 3, length: 1 },
  ])
})

test('batches hold every row once, stay within 1024 positions and waste less than one step a row', () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({ id: i, length: 1 + ((i * 37) % 255) }))
  const batches = batchRows(rows, 256)
  expect(batches.flatMap(b => b.rows.map(r => r.id)).toSorted((a, b) => a - b)).toEqual(rows.map(r => r.id))
  for (const batch of batches) {
    expect(batch.rows.length * batch.positions).toBeLessThanOrEqual(1024)
    const longest = Math.max(...batch.rows.map(r => r.length + 1))
    expect(batch.positions - longest).toBeGreaterThanOrEqual(0)
    expect(batch.positions - longest).toBeLessThan(16)
  }
})

test('a row of a model with a long context is a batch of its own, no longer than n_ctx', () => {
  const batches = batchRows([{ length: 2046 }, { length: 2040 }], 2047)
  expect(batches.map(b => [b.rows.length, b.positions])).toEqual([
    [1, 2047],
    [1, 2047],
  ])
})
