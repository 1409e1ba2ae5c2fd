import { describe, expect, it } from 'vitest'
import { bfloatToFloat, floatToBfloat, floatToHalf, halfToFloat } from '#lib/model/half-float.ts'

describe('half floats', () => {
  it('reads hand-checked bit patterns', () => {
    expect(halfToFloat(0x3c00)).toBe(1)
    expect(halfToFloat(0xc000)).toBe(-2)
    expect(halfToFloat(0x7bff)).toBe(65_504)
    expect(halfToFloat(0x0001)).toBe(2 ** -24)
    expect(halfToFloat(0x0400)).toBe(2 ** -14)
    expect(halfToFloat(0x7c00)).toBe(Number.POSITIVE_INFINITY)
    expect(halfToFloat(0x7c01)).toBeNaN()
  })

  it('writes back every one of the 65,536 patterns it reads', () => {
    const wrong: number[] = []
    for (let bits = 0; bits < 65_536; bits++) {
      const value = halfToFloat(bits)
      if (!Number.isNaN(value) && floatToHalf(value) !== bits) wrong.push(bits)
    }
    expect(wrong).toEqual([])
  })

  it('rounds to the nearest, ties to even, and overflows to infinity', () => {
    expect(floatToHalf(1 + 2 ** -11)).toBe(0x3c00)
    expect(floatToHalf(1 + 3 * 2 ** -11)).toBe(0x3c02)
    expect(floatToHalf(1 + 2 ** -11 + 2 ** -20)).toBe(0x3c01)
    expect(floatToHalf(65_519)).toBe(0x7bff)
    expect(floatToHalf(65_520)).toBe(0x7c00)
    expect(floatToHalf(2 ** -25)).toBe(0)
  })
})

describe('bfloat16', () => {
  it('reads and writes the upper half of a float32, ties to even', () => {
    expect(bfloatToFloat(0x3f80)).toBe(1)
    expect(bfloatToFloat(0xc040)).toBe(-3)
    expect(floatToBfloat(1 + 2 ** -8)).toBe(0x3f80)
    expect(floatToBfloat(1 + 3 * 2 ** -8)).toBe(0x3f82)
    expect(floatToBfloat(Number.NaN)).toBe(0x7fc0)
    const wrong: number[] = []
    for (let bits = 0; bits < 65_536; bits++) {
      const value = bfloatToFloat(bits)
      if (!Number.isNaN(value) && floatToBfloat(value) !== bits) wrong.push(bits)
    }
    expect(wrong).toEqual([])
  })
})
