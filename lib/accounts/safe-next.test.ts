import { expect, test } from 'vitest'
import { safeNext } from '#lib/accounts/safe-next.ts'

test.each(['/', '/solu-1l/0/7?run=ab#claims', '/search?q=https://example.org/', '/hunt?sort=mono&mono=0.5..'])(
  '%s is a place on this site',
  next => {
    expect(safeNext(next)).toBe(next)
  },
)

test.each([
  undefined,
  null,
  '',
  'https://evil.example/',
  '//evil.example/',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '/account/sign-in?next=/',
  '/api/me',
  `/${'a'.repeat(2_000)}`,
])('%j leads to the account page instead', next => {
  expect(safeNext(next)).toBe('/account')
})
