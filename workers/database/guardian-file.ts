import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isProcess } from '#workers/database/process-identity.ts'

/** What the guardian of an embedded database says of itself, in a file that only its owner can read. */
export interface GuardianRecord {
  /** Process number of the guardian. */
  pid: number
  /** Loopback port for leases, and the word a lease must open with; absent while the database is starting. */
  lease?: { port: number; token: string }
  /** Address of the database, with password; absent while it is starting. */
  url?: string
}

const path = (home: string) => join(home, 'guardian.json')

/** The record of the live guardian of a folder, or null; a record left by a killed guardian counts as none. */
export function readGuardian(home: string): GuardianRecord | null {
  const record = readRecord(home)
  return record && isGuardian(record.pid) ? record : null
}

/** Claims a folder for this process; false when another live guardian has it. */
export function claimGuardian(home: string): boolean {
  for (;;) {
    try {
      writeFileSync(path(home), JSON.stringify({ pid: process.pid }), { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (readGuardian(home)) return false
    // Moved before it is removed, so that of two who find the same dead record only one takes it away.
    const dead = `${path(home)}.${process.pid}`
    try {
      renameSync(path(home), dead)
    } catch {
      continue
    }
    rmSync(dead, { force: true })
  }
}

/** Replaces this process's record. */
export function writeGuardian(home: string, record: GuardianRecord): void {
  const next = `${path(home)}.${process.pid}`
  writeFileSync(next, JSON.stringify(record), { mode: 0o600 })
  renameSync(next, path(home))
}

/** Gives the folder up, if it is still this process's. */
export function releaseGuardian(home: string): void {
  if (readRecord(home)?.pid === process.pid) rmSync(path(home), { force: true })
}

function readRecord(home: string): GuardianRecord | null {
  try {
    return JSON.parse(readFileSync(path(home), 'utf8')) as GuardianRecord
  } catch {
    return null
  }
}

function isGuardian(pid: number): boolean {
  return pid === process.pid || isProcess(pid, 'database/guardian.ts')
}
