import { expect, test } from 'vitest'
import { decodeNullReasons, encodeNullReasons, meanNullReasons, nullPairs } from '#lib/analysis/null-reasons.ts'

test('32 neurons of a layer, each seen through another one, the same each time', () => {
  const pairs = nullPairs(2048, 3)
  expect(pairs).toEqual(nullPairs(2048, 3))
  expect(pairs).not.toEqual(nullPairs(2048, 4))
  expect(new Set(pairs.map(({ neuron }) => neuron)).size).toBe(32)
  for (const dMlp of [2, 5, 33, 2048])
    for (const { neuron, others } of nullPairs(dMlp, 0)) {
      expect(others.includes(neuron)).toBe(false)
      for (const index of [neuron, ...others]) expect(index >= 0 && index < dMlp).toBe(true)
    }
  expect(nullPairs(5, 0).map(({ neuron }) => neuron)).toEqual([0, 1, 2, 3, 4])
  expect(nullPairs(1, 0)).toEqual([])
})

test('the record keeps what is undefined undefined', () => {
  const all = [
    { k: 1, silhouette: null, effective: 1 },
    { k: 3, silhouette: 0.25, effective: 2.5 },
  ]
  expect(decodeNullReasons(encodeNullReasons(all))).toEqual(all)
  expect(decodeNullReasons(encodeNullReasons([]))).toEqual([])
  expect([meanNullReasons(encodeNullReasons(all)), meanNullReasons(encodeNullReasons([]))]).toEqual([2, null])
})
