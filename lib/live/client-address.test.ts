import { expect, it } from 'vitest'
import { clientAddress, peerHeader } from '#lib/live/client-address.ts'

const headers = (forwarded?: string) =>
  new Headers({ [peerHeader]: '10.0.0.1', ...(forwarded && { 'x-forwarded-for': forwarded }) })

it('is the other end of the connection, whatever the visitor claims', () => {
  expect(clientAddress(headers('1.2.3.4'), 0)).toBe('10.0.0.1')
  expect(clientAddress(new Headers(), 0)).toBe('unknown')
})

it.each([
  [1, '9.9.9.9, 1.2.3.4', '1.2.3.4'],
  [2, '9.9.9.9, 1.2.3.4, 10.0.0.7', '1.2.3.4'],
  [1, '', '10.0.0.1'],
  [2, '1.2.3.4', '10.0.0.1'],
])('behind %d proxies %j is %s', (proxies, forwarded, address) => {
  expect(clientAddress(headers(forwarded), proxies)).toBe(address)
})
