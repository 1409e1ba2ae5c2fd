import { describe, expect, test } from 'vitest'
import { isDead, medianScale } from '#lib/numeric/dead.ts'
import { referenceScale } from '#lib/numeric/reference-scale.ts'

describe('the reference scale', () => {
  test('is the mean of the 20 largest maxima', () => {
    expect(referenceScale([...Array(20).fill(3), 1, 1])).toBe(3)
    expect(referenceScale(Array.from({ length: 40 }, (_, i) => 40 - i))).toBe(30.5)
  })

  test('is the mean of all where there are fewer, and nothing of none', () => {
    expect(referenceScale([4, 2])).toBe(3)
    expect(referenceScale([])).toBeNaN()
  })
})

describe('a dead neuron', () => {
  const median = medianScale([5, 1, 2, 0.05, 0.3])

  test('is measured against the median scale of its layer', () => {
    expect(median).toBe(1)
    expect(medianScale([4, 1, 2, 3])).toBe(2)
    expect(medianScale([])).toBeNaN()
  })

  test('has no variance, or a scale below a tenth of the median', () => {
    expect(isDead(1, 0.05, median)).toBe(true)
    expect(isDead(0, 5, median)).toBe(true)
    expect(isDead(1e-12, 0.1, median)).toBe(false)
    expect(isDead(1, Number.NaN, median)).toBe(true)
  })
})
