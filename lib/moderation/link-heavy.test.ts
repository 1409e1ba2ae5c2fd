import { expect, test } from 'vitest'
import { isLinkHeavy } from '#lib/moderation/link-heavy.ts'

test('a text with a source or two is not heavy with links', () => {
  expect(isLinkHeavy('')).toBe(false)
  expect(isLinkHeavy('https://example.org/paper')).toBe(false)
  expect(
    isLinkHeavy(`${'It fires on digits of years and dates. '.repeat(4)} https://a.example https://b.example`),
  ).toBe(false)
})

test('five links, or two that are most of it, are', () => {
  expect(isLinkHeavy(`${'words '.repeat(200)}${'[x](https://a.example/b) '.repeat(5)}`)).toBe(true)
  expect(isLinkHeavy('Buy: HTTP://SHOP.example/now www.shop.example/more')).toBe(true)
})
