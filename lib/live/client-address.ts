/** Header in which the site's process tells who is at the other end of the connection (workers/start/site.mjs). */
export const peerHeader = 'soluscope-peer'

/**
 * Whom a request is counted for: the other end of the connection, or, behind `proxies` proxies of one's own, the address that
 * the outermost of these wrote into x-forwarded-for. What stands before that in the header anyone may have made up.
 */
export function clientAddress(headers: Pick<Headers, 'get'>, proxies: number): string {
  const peer = headers.get(peerHeader) ?? 'unknown'
  if (proxies === 0) return peer
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map(part => part.trim())
  return forwarded.filter(Boolean).at(-proxies) ?? peer
}
