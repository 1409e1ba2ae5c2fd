import { createHash, randomBytes } from 'node:crypto'

/** What every key begins with, so that a key left in a file can be found. */
const START = 'soluscope_'

/** A new key: its words, what tells it apart, and what is kept of it. */
export interface NewKey {
  /** The whole key, shown once: `soluscope_` and 43 characters of base64url, 256 random bits. */
  key: string
  /** First 8 of these characters. */
  prefix: string
  /** sha256 of the whole key, 64 hex digits. A key is random: a slow hash, as passwords need, would add nothing. */
  hash: string
}

/** Makes a key. */
export function makeKey(): NewKey {
  const secret = randomBytes(32).toString('base64url')
  const key = START + secret
  return { key, prefix: secret.slice(0, 8), hash: hashKey(key) }
}

/** What is kept of a key. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The key in a request's `Authorization: Bearer ...`; null where there is none that could be one. */
export function bearerKey(headers: Pick<Headers, 'get'>): string | null {
  const [, key] = /^Bearer (soluscope_[\w-]{43})$/.exec(headers.get('authorization') ?? '') ?? []
  return key ?? null
}
