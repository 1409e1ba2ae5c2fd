import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { env } from '#lib/env.ts'

/**
 * The secret kept in a folder, 64 hex digits; made where there is none, readable by its owner only. Processes that start at once
 * agree on one.
 */
export function keptSecret(folder: string): string {
  const path = join(folder, 'auth-secret')
  const found = read(path)
  if (found) return found
  mkdirSync(folder, { recursive: true })
  // Written whole under another name first: a file that is there is complete.
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  const kept = read(path)
  if (kept) return kept
  throw new Error(
    `${path}: wanted 64 hex digits, got something else; remove it to have a new secret (all sessions end)`,
  )
}

/** What the file says; null where it is missing or no secret. */
function read(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim()
    return /^[0-9a-f]{64}$/.test(text) ? text : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The secret of this site's cookies and links: AUTH_SECRET, else the one kept in SOLUSCOPE_HOME. */
export function siteSecret(): string {
  const { AUTH_SECRET, SOLUSCOPE_HOME } = env()
  return AUTH_SECRET ?? keptSecret(resolve(process.cwd(), SOLUSCOPE_HOME))
}
