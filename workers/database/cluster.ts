import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { giveTree } from '#workers/database/file-access.ts'
import type { Placement } from '#workers/database/placement.ts'
import { readPostmaster } from '#workers/database/postmaster.ts'

/** The one role of an embedded cluster. */
export const ROLE = 'soluscope'

/** Settings for every embedded server: no socket, nothing in /dev/shm (64 MB in containers), one time zone. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
  'max_wal_size=2GB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_parallel_workers_per_gather=0',
  'max_parallel_maintenance_workers=0',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
]

/** For databases that are thrown away: nothing needs to survive a power cut. */
const SCRATCH_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Makes the cluster where there is none, with a password for its one role. Can be killed and done again. */
export function initCluster(placement: Placement, password: string): void {
  const { data, ids } = placement
  if (existsSync(join(data, 'PG_VERSION'))) {
    giveTree(data, ids?.uid ?? process.getuid?.() ?? 0, ids?.gid ?? process.getgid?.() ?? 0)
    return
  }
  const unfinished = `${data}.new`
  const secret = `${data}.secret`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  rmSync(secret, { force: true })
  writeFileSync(secret, password, { mode: 0o600 })
  if (ids) for (const path of [unfinished, secret]) giveTree(path, ids.uid, ids.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = [
    '-D',
    unfinished,
    '-U',
    ROLE,
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
    ...locale,
    '--no-instructions',
  ]
  const [program, ...rest] = command(placement, 'initdb', args)
  const result = spawnSync(program, rest, { ...ids, cwd: '/', env: cleanEnv(), encoding: 'utf8' })
  rmSync(secret, { force: true })
  if (result.status !== 0) {
    throw new Error(`the embedded database could not be created: ${lastLine(result.stderr || String(result.error))}`)
  }
  renameSync(unfinished, data)
}

/** Starts Postgres on a port of the loopback interface and resolves when it accepts connections. */
export async function startPostgres(
  placement: Placement,
  port: number,
  options: { log: string; scratch: boolean },
): Promise<ChildProcess> {
  chmodSync(placement.data, 0o700)
  const settings = options.scratch ? [...SETTINGS, ...SCRATCH_SETTINGS] : SETTINGS
  const args = ['-D', placement.data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])]
  const [program, ...rest] = command(placement, 'postgres', args)
  const log = openSync(options.log, 'w', 0o600)
  const child = spawn(program, rest, { ...placement.ids, cwd: '/', env: cleanEnv(), stdio: ['ignore', log, log] })
  closeSync(log)
  let over: string | undefined
  child.once('error', error => {
    over = error.message
  })
  child.once('exit', () => {
    over ??= lastLine(readFileSync(options.log, 'utf8'))
  })
  while (over === undefined) {
    const postmaster = readPostmaster(placement.data)
    if (postmaster?.ready && postmaster.pid === child.pid) return child
    await new Promise(done => setTimeout(done, 20))
  }
  throw new Error(`the embedded database did not start: ${over} (log: ${options.log})`)
}

function command({ prefix, binaries }: Placement, program: string, args: string[]): string[] {
  return [...prefix, join(binaries, 'bin', program), ...args]
}

/** The environment without Postgres' own variables, which would override ours. */
function cleanEnv(): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return Object.fromEntries([...rest, ['LC_ALL', 'C']]) as NodeJS.ProcessEnv
}

/** The last line that says why: Postgres puts the reason under FATAL and hints after it. */
function lastLine(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const line = lines.findLast(candidate => /FATAL|PANIC|error:/.test(candidate)) ?? lines.at(-1) ?? 'no message'
  return line.replace(/^.*?(FATAL|PANIC):\s*/, '')
}
