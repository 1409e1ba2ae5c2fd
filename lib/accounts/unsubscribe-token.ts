import { createHmac, timingSafeEqual } from 'node:crypto'
import { siteSecret } from '#lib/accounts/auth-secret.ts'

const sign = (userId: number): string => {
  return createHmac('sha256', siteSecret()).update(`unsubscribe ${userId}`).digest('base64url')
}

/** What ends the news by e-mail of one person, without signing in: their id and a signature by the site's secret. */
export const unsubscribeToken = (userId: number): string => `${userId}.${sign(userId)}`

/** Whose news by e-mail a token ends; null where the site did not make it. */
export function readUnsubscribeToken(token: string): number | null {
  const [, id, given] = /^([1-9]\d{0,8})\.([\w-]{43})$/.exec(token) ?? []
  if (!id) return null
  return timingSafeEqual(Buffer.from(sign(Number(id))), Buffer.from(given)) ? Number(id) : null
}
