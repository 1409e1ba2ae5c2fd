import { expect, test } from 'vitest'
import { countedAddress, fromOwnPage, visitorOf } from '#lib/accounts/visitor.ts'

const own = { host: 'site.example', origin: 'https://site.example' }

test.each([
  ['a browser’s own page', { ...own, 'sec-fetch-site': 'same-origin' }, true],
  ['an older browser’s own page', own, true],
  ['a page that hides its origin but is the site’s', { host: 'site.example', 'sec-fetch-site': 'same-origin' }, true],
  ['a proxy that tells the name', { host: 'inner', 'x-forwarded-host': 'site.example', origin: own.origin }, true],
  ['another site', { ...own, origin: 'https://evil.example' }, false],
  ['a neighbour below the same domain', { ...own, 'sec-fetch-site': 'same-site' }, false],
  ['another port', { ...own, origin: 'https://site.example:8443' }, false],
  ['a sandboxed page', { host: 'site.example', origin: 'null' }, false],
  ['nobody says', { host: 'site.example' }, false],
])('%s', (_, headers, expected) => {
  expect(fromOwnPage(new Headers(headers as Record<string, string>))).toBe(expected)
})

test('a form of another site is refused before anything is counted', () => {
  expect(() => visitorOf(new Headers({ ...own, origin: 'https://evil.example' }))).toThrow(
    'not sent by a page of this site',
  )
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, counted) => {
  expect(countedAddress(address)).toBe(counted)
})
