import { expect, test } from 'vitest'
import { cutShards } from '#workers/plan/cut-shards.ts'
import { planRequests } from '#workers/plan/plan-requests.ts'
import { shardOf } from '#workers/plan/shard-of.ts'
import { decodeRequests, emptyRequests, encodeRequests } from '#workers/plan/window-requests.ts'

const shards = cutShards(new Int32Array(700).fill(10))

test('a document is found in the shard whose range holds it', () => {
  expect([0, 255, 256, 511, 512, 699].map(document => shardOf(shards, document))).toEqual([0, 0, 1, 1, 2, 2])
})

test('every window goes to the shard of its document, with its layer and expected activation', () => {
  const first = { ...emptyRequests(3), document: Uint32Array.of(600, 3, 300), expected: Float32Array.of(6, 0.5, 3) }
  const second = {
    ...emptyRequests(1),
    layer: Uint16Array.of(1),
    document: Uint32Array.of(4),
    token: Uint32Array.of(9),
  }
  const plans = [...planRequests(shards, [first, second], [{ document: 301, token: 7 }])]
  expect(plans.map(plan => Array.from(plan.windows.document))).toEqual([[3, 4], [300], [600]])
  expect(Array.from(plans[0].windows.layer)).toEqual([0, 1])
  expect(Array.from(plans[0].windows.expected)).toEqual([0.5, 0])
  expect(plans.map(plan => Array.from(plan.randomToken))).toEqual([[], [7], []])
  expect(decodeRequests(encodeRequests(plans[1]))).toEqual(plans[1])
})
