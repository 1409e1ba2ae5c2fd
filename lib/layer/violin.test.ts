import { expect, test } from 'vitest'
import { commonAxis, placeOn, violin } from '#lib/layer/violin.ts'

const values = (n: number, f: (i: number) => number) => Float32Array.from({ length: n }, (_, i) => f(i))

test('layers share one axis, logarithmic where it spans much', () => {
  expect(commonAxis([values(101, i => i - 50), values(101, i => i + 100)])).toEqual({ low: -49, high: 199, log: false })
  expect(commonAxis([values(101, i => 1 + i)])).toEqual({ low: 2, high: 100, log: true })
  expect(commonAxis([Float32Array.of(Number.NaN)])).toBeNull()
  expect(placeOn({ low: 1, high: 100, log: true }, 10)).toBeCloseTo(0.5)
  expect(placeOn({ low: 0, high: 1, log: false }, 7)).toBe(1)
})

test('the median shown is that of the neurons that have the statistic', () => {
  const shape = violin(Float32Array.from([...values(99, i => i), Number.NaN, Number.NaN]), {
    low: 0,
    high: 98,
    log: false,
  })
  expect(shape.median).toBe(49)
  expect(shape.quartiles![1]).toBe(0.5)
  expect(Math.max(...shape.widths)).toBe(1)
})

test('fewer than 30 values are dots, none are nothing', () => {
  const axis = { low: 0, high: 10, log: false }
  expect(
    violin(
      values(3, i => i * 5),
      axis,
    ),
  ).toMatchObject({ widths: [], dots: [0, 0.5, 1], median: 5 })
  expect(violin(Float32Array.of(Number.NaN), axis)).toEqual({ widths: [], dots: [], quartiles: null, median: null })
})
