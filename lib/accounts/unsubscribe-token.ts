import { createHmac, timingSafeEqual } from 'node:crypto'
import { resolve } from 'node:path'
import { keptSecret } from '#lib/accounts/auth-secret.ts'
import { env } from '#lib/env.ts'

const sign = (userId: number): string => {
  const { AUTH_SECRET, SOLUSCOPE_HOME } = env()
  const secret = AUTH_SECRET ?? keptSecret(resolve(process.cwd(), SOLUSCOPE_HOME))
  return createHmac('sha256', secret).update(`unsubscribe ${userId}`).digest('base64url')
}

/** What ends the news by e-mail of one person, without signing in: their id and a signature by the site's secret. */
export const unsubscribeToken = (userId: number): string => `${userId}.${sign(userId)}`

/** Whose news by e-mail a token ends; null where the site did not make it. */
export function readUnsubscribeToken(token: string): number | null {
  const [, id, given] = /^([1-9]\d{0,8})\.([\w-]{43})$/.exec(token) ?? []
  if (!id) return null
  return timingSafeEqual(Buffer.from(sign(Number(id))), Buffer.from(given)) ? Number(id) : null
}
