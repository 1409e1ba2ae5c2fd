import { expect, test } from 'vitest'
import { plainPoints } from '#lib/analysis/plain-points.ts'
import { scatter } from '#lib/analysis/scatter.ts'

test('two opposite groups lie at either end of the first axis, whatever their lengths', () => {
  const rows = [
    [1, 0, 0],
    [5, 0, 0],
    [-2, 0, 0],
    [-3, 0, 0],
  ]
  const at = scatter(plainPoints, Float32Array.from(rows.flat()), 4, 3)
  expect(Math.abs(at[0])).toBeCloseTo(1, 6)
  expect(at[2]).toBeCloseTo(at[0], 6)
  expect(at[4]).toBeCloseTo(-at[0], 6)
  expect(at[6]).toBeCloseTo(-at[0], 6)
  for (const i of [1, 3, 5, 7]) expect(at[i]).toBeCloseTo(0, 6)
})

test('keeps distances of points in a plane, and puts copies of one point at the middle', () => {
  const at = scatter(plainPoints, Float32Array.of(1, 0, 0, 0, 1, 0, -1, 0, 0, 0, -1, 0), 4, 3)
  const distance = (a: number, b: number) => Math.hypot(at[2 * a] - at[2 * b], at[2 * a + 1] - at[2 * b + 1])
  expect(distance(0, 1)).toBeCloseTo(Math.SQRT2, 6)
  expect(distance(0, 2)).toBeCloseTo(2, 6)
  for (const x of scatter(plainPoints, Float32Array.of(3, 4, 3, 4, 3, 4), 3, 2)) expect(x).toBeCloseTo(0, 6)
})
