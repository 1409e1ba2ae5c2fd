import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isProcess, waitGone } from '#workers/database/process-identity.ts'

/** What a running Postgres writes into postmaster.pid. */
export interface Postmaster {
  pid: number
  port: number
  /** True once it accepts connections. */
  ready: boolean
}

/** Reads postmaster.pid of a data folder; null where there is none or it is still being written. */
export function readPostmaster(data: string): Postmaster | null {
  let text: string
  try {
    text = readFileSync(join(data, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory key, status.
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0], 10)
  return Number.isNaN(pid) ? null : { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** Ends a Postgres that a killed run left on this data folder: politely, then firmly. */
export async function stopLeftover(data: string): Promise<void> {
  const postmaster = readPostmaster(data)
  if (!postmaster) return
  if (isProcess(postmaster.pid, 'postgres', data)) await stopPostmaster(postmaster.pid)
  // Its number may belong to another program by now, which would stop Postgres from starting.
  else rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** Fast shutdown (SIGINT), after 20 s immediate (SIGQUIT), after 5 s more SIGKILL; resolves when it is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitGone(pid, patience)) return
  }
}
