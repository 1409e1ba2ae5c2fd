import { env } from '#lib/env.ts'

/**
 * Address of the site without a trailing slash, for links in mails. Never taken from a request: what a visitor writes into its
 * Host header would else stand in a mail to somebody else.
 */
export function publicUrl(): string {
  const { PUBLIC_URL, HOST, PORT } = env()
  if (PUBLIC_URL) return PUBLIC_URL
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return `http://${host}:${PORT}`
}
