import { describe, expect, test } from 'vitest'
import { postThreshold, smuggledEnergy } from '#lib/numeric/smuggled-energy.ts'
import { layerNorm, solu } from '#lib/numeric/solu.ts'

describe('smuggled energy', () => {
  const mids = [solu([4, 0, 0, 0]), solu([1, 1, 0, 0])]
  const mid = mids.map(m => m[0])
  const post = mids.map(m => layerNorm(m)[0])

  test('of tokens (4,0,0,0) and (1,1,0,0): mid 3.79166 and 0.36553, post 1.7320 and 0.9999, S = 0.25 at eta 0.5', () => {
    expect(mid[0]).toBeCloseTo(3.79166, 5)
    expect(mid[1]).toBeCloseTo(0.36553, 5)
    expect(post[0]).toBeCloseTo(1.732, 4)
    expect(post[1]).toBeCloseTo(0.9999, 4)
    expect(Math.abs(smuggledEnergy(mid, post, 3.79166, 0.5)! - 0.25)).toBeLessThan(1e-3)
  })

  test('is 0 at the default eta 1, which the second token does not reach', () => {
    expect(postThreshold(1.732)).toBe(1)
    expect(smuggledEnergy(mid, post, 3.79166, postThreshold(1.732))).toBe(0)
  })

  test('is null where post is never high', () => {
    expect(smuggledEnergy(mid, post, 3.79166, 2)).toBeNull()
    expect(postThreshold(8)).toBe(2)
  })
})
