import { expect, it } from 'vitest'
import { erf, layerNorm, softmax } from '#lib/model/testing/reference-math.ts'

it('computes the error function', () => {
  expect(erf(0.5)).toBeCloseTo(0.5204998778130465, 14)
  expect(erf(-1)).toBeCloseTo(-0.8427007929497149, 14)
  expect(erf(3)).toBeCloseTo(0.9999779095030014, 14)
  expect(erf(6.5)).toBe(1)
})

it('computes softmax and LayerNorm of hand-checked numbers', () => {
  expect([...softmax(Float64Array.of(1000, 1000))]).toEqual([0.5, 0.5])
  const ones = Float32Array.of(1, 1)
  expect([...layerNorm(Float64Array.of(1, 3), ones, Float32Array.of(0, 10), 0)]).toEqual([-1, 11])
})
