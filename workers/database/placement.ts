import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from '#workers/database/binaries.ts'
import { reachableByOthers } from '#workers/database/file-access.ts'

/** Where Postgres and its files are, and as whom it runs. */
export interface Placement {
  /** Folder with bin/, lib/ and share/. */
  binaries: string
  /** Folder for the cluster; made by `initdb`. */
  data: string
  /** Command put before the program, [] for none. */
  prefix: string[]
  /** User and group to switch to; absent = stay as we are. */
  ids?: { uid: number; gid: number }
}

/** Inside this namespace root is user 65534 ("nobody"), outside its files stay root's. */
const UNSHARE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']

/**
 * Decides how to run Postgres, which refuses to run as root. An ordinary user just runs it. Root becomes another user
 * where that user can read the project (a), else enters a user namespace (b), else copies the binaries to where another
 * user can read them (c). Throws when none works.
 */
export function choosePlacement(binaries: Binaries, home: string): Placement {
  const data = join(home, 'postgres')
  const here: Placement = { binaries: binaries.folder, data, prefix: [] }
  if (process.getuid?.() !== 0) return hasName() ? here : namedPlacement(here)
  const ids = unprivilegedUser()
  if (ids && reachableByOthers(home) && runs({ ...here, ids })) return { ...here, ids }
  const namespaced = { ...here, prefix: UNSHARE }
  if (runs(namespaced)) return namespaced
  if (ids) {
    const copied = {
      binaries: copyBinaries(binaries),
      data: reachableByOthers(home) ? data : farData(home),
      prefix: [],
      ids,
    }
    if (runs(copied)) return copied
  }
  throw new Error(
    'Postgres does not run as root, and this system lets root neither become another user nor make a user namespace: run as an ordinary user, or set DATABASE_URL',
  )
}

function runs({ prefix, binaries, ids }: Placement): boolean {
  const [program, ...args] = [...prefix, join(binaries, 'bin/postgres'), '--version']
  return spawnSync(program, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Postgres refuses a user without a name, as containers run with a bare number have; in a namespace it is "nobody". */
function namedPlacement(here: Placement): Placement {
  const namespaced = { ...here, prefix: UNSHARE }
  return runs(namespaced) ? namespaced : here
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (!existsSync('/etc/passwd')) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return user && { uid: Number(user[2]), gid: Number(user[3]) }
}

function copyBinaries({ folder, version }: Binaries): string {
  const copy = `/var/tmp/soluscope-postgres-${version}`
  if (existsSync(copy)) {
    // Anybody may write to /var/tmp: only run what root put there.
    const stat = lstatSync(copy)
    if (!stat.isDirectory() || stat.uid !== 0 || (stat.mode & 0o022) !== 0) {
      throw new Error(`${copy} is not a folder that only root can write to: remove it`)
    }
    return copy
  }
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(unfinished, { mode: 0o755 })
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  renameSync(unfinished, copy)
  return copy
}

function farData(home: string): string {
  const folder = join('/var/lib/soluscope', createHash('sha256').update(home).digest('hex').slice(0, 16))
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  return join(folder, 'postgres')
}
