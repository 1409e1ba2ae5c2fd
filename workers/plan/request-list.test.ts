import { expect, test } from 'vitest'
import { createRequestList } from '#workers/plan/request-list.ts'

test('requests come back in order, however often the columns had to grow', () => {
  for (const capacity of [0, 1, 3, 100]) {
    const list = createRequestList(capacity)
    for (let i = 0; i < 7; i++)
      list.push({
        layer: 2,
        neuron: i,
        document: 10 * i,
        token: 70_000 + i,
        flags: i % 3,
        copies: i + 1,
        expected: i / 2,
      })
    const all = list.finish()
    expect(Array.from(all.neuron)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(Array.from(all.token)).toEqual([70_000, 70_001, 70_002, 70_003, 70_004, 70_005, 70_006])
    expect(Array.from(all.flags)).toEqual([0, 1, 2, 0, 1, 2, 0])
    expect(Array.from(all.expected)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3])
    expect([all.layer[6], all.document[6], all.copies[6]]).toEqual([2, 60, 7])
  }
})

test('a list without requests is columns of length 0', () => {
  expect(createRequestList().finish().document).toEqual(new Uint32Array(0))
})
