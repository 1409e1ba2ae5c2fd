import { expect, test } from 'vitest'
import { bearerKey, hashKey, makeKey } from '#lib/accounts/api-key-token.ts'

const bearer = (authorization: string) => bearerKey(new Headers({ authorization }))

test('a key is new each time, and what is kept does not hold it', () => {
  const [a, b] = [makeKey(), makeKey()]
  expect(a.key).toMatch(/^soluscope_[\w-]{43}$/)
  expect(a.key).not.toBe(b.key)
  expect(a.key).toContain(a.prefix)
  expect(a.hash).toBe(hashKey(a.key))
  expect(hashKey('soluscope_x')).toBe('dc64effa655f082531b8f55300358e4bd2a920dc75709e34ee7713d669288464')
})

test('a request shows its key as a bearer, and in no other form', () => {
  const { key } = makeKey()
  expect(bearer(`Bearer ${key}`)).toBe(key)
  for (const other of [key, `Basic ${key}`, `Bearer ${key}x`, `Bearer ${key.slice(1)}`, `Bearer  ${key}`, 'Bearer '])
    expect(bearer(other), other).toBeNull()
  expect(bearerKey(new Headers())).toBeNull()
})
