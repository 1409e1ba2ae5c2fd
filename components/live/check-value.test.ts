import { expect, it } from 'vitest'
import { checkedWords } from '#components/live/check-value.ts'

it('says both values, their difference, and whether that is rounding', () => {
  expect(checkedWords(6.5, 6.50001)).toBe('stored 6.5, computed now 6.50001, difference 1\u202f×\u202f10⁻⁵: the same')
  expect(checkedWords(6.5, 6.6)).toMatch(/difference 0.1: not the same/)
})
