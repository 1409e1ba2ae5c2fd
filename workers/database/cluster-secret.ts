import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stays the same of an embedded database from one start to the next. */
export interface ClusterSecret {
  /** Of the one role; 48 hex digits. */
  password: string
  /** The port it had last, taken again where free, so that processes that outlive a restart find it. */
  port: number
}

/** Reads the secret of a folder, or makes one; the file is readable by its owner only. */
export function readSecret(home: string, data: string): ClusterSecret {
  const path = join(home, 'cluster.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ClusterSecret
  if (existsSync(join(data, 'PG_VERSION'))) {
    throw new Error(`${path} with the database's password is missing: put it back, or remove ${home} to start afresh`)
  }
  const secret = { password: randomBytes(24).toString('hex'), port: 0 }
  writeSecret(home, secret)
  return secret
}

/** Writes the secret. */
export function writeSecret(home: string, secret: ClusterSecret): void {
  writeFileSync(join(home, 'cluster.json'), JSON.stringify(secret), { mode: 0o600 })
}
