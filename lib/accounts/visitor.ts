import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { env } from '#lib/env.ts'
import { clientAddress, peerHeader } from '#lib/live/client-address.ts'

/** Who sends a form. */
export interface Visitor {
  /** The request's headers; in `soluscope-peer` stands the address that limits count. */
  headers: Headers
  /** What limits per address count: an IPv4 address, or the first 64 bits of an IPv6 one, which one customer has whole. */
  address: string
}

/** Who sent these headers with a form; throws AccountRefusal (403) where another site's page sent it. */
export function visitorOf(given: Pick<Headers, 'get'> & Iterable<[string, string]>): Visitor {
  if (!fromOwnPage(given)) throw new AccountRefusal(403, 'This form was not sent by a page of this site. Open it here.')
  return visitorFrom(given)
}

/** Who sent these headers, from whatever page: only for what something secret in the request itself allows. */
export function visitorFrom(given: Pick<Headers, 'get'> & Iterable<[string, string]>): Visitor {
  const headers = new Headers([...given])
  headers.set(peerHeader, clientAddress(given, env().TRUSTED_PROXIES))
  return { headers, address: addressOf(given) }
}

/** The address of a request that limits count, whoever made it: also for scripts, which no page sends. */
export const addressOf = (headers: Pick<Headers, 'get'>): string =>
  countedAddress(clientAddress(headers, env().TRUSTED_PROXIES))

/** Whether a request was made by a page of this site, by what only a browser can say. */
export function fromOwnPage(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (!origin) return site === 'same-origin'
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}

/** What is counted as one address. */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]
  if (!address.includes(':')) return address
  const [before, after = ''] = address.toLowerCase().split('%')[0].split('::')
  const head = before ? before.split(':') : []
  const tail = after ? after.split(':') : []
  const whole = address.includes('::')
    ? [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
    : head
  return `${whole
    .slice(0, 4)
    .map(part => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
