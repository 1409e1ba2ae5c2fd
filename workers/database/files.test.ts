import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecret } from '#workers/database/cluster-secret.ts'
import { reachableByOthers } from '#workers/database/file-access.ts'
import { claimGuardian, readGuardian, releaseGuardian, writeGuardian } from '#workers/database/guardian-file.ts'
import { makeFolder } from '#workers/database/make-folder.ts'
import { readPostmaster } from '#workers/database/postmaster.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'soluscope-files-'))
  chmodSync(home, 0o711)
})
afterEach(() => rmSync(home, { recursive: true }))

test('a folder below one that others may not enter is out of their reach', () => {
  makeFolder(join(home, 'open/deep'))
  expect(reachableByOthers(join(home, 'open/deep'))).toBe(true)
  chmodSync(join(home, 'open'), 0o700)
  expect(reachableByOthers(join(home, 'open/deep'))).toBe(false)
})

test('making a folder that is there changes nothing, one under a file is refused', () => {
  makeFolder(home)
  writeFileSync(join(home, 'file'), '')
  expect(() => makeFolder(join(home, 'file/folder'))).toThrow('ENOTDIR')
})

test('the password is long, the same at each start, and only its owner can read it', () => {
  const first = readSecret(home, join(home, 'postgres'))
  expect(first.password).toMatch(/^[0-9a-f]{48}$/)
  expect(readSecret(home, join(home, 'postgres'))).toEqual(first)
  expect(statSync(join(home, 'cluster.json')).mode & 0o777).toBe(0o600)
})

test('a cluster whose password is lost is not replaced by a new one', () => {
  mkdirSync(join(home, 'postgres'))
  writeFileSync(join(home, 'postgres/PG_VERSION'), '18')
  expect(() => readSecret(home, join(home, 'postgres'))).toThrow('cluster.json with the database')
})

test('one guardian claims a folder; the record of a dead one does not count', () => {
  writeFileSync(join(home, 'guardian.json'), JSON.stringify({ pid: 2 ** 22 + 1 }))
  expect(readGuardian(home)).toBeNull()
  expect(claimGuardian(home)).toBe(true)
  expect(claimGuardian(home)).toBe(false)
  writeGuardian(home, { pid: process.pid, url: 'postgresql://x/y' })
  expect(readGuardian(home)?.url).toBe('postgresql://x/y')
  releaseGuardian(home)
  expect(existsSync(join(home, 'guardian.json'))).toBe(false)
})

test('postmaster.pid tells the process, its port and whether it is ready', () => {
  const lines = ['123', '/data', '1700000000', '5433', '', '127.0.0.1', '  1 2', 'ready   ', '']
  expect(readPostmaster(home)).toBeNull()
  writeFileSync(join(home, 'postmaster.pid'), lines.slice(0, 4).join('\n'))
  expect(readPostmaster(home)).toEqual({ pid: 123, port: 5433, ready: false })
  writeFileSync(join(home, 'postmaster.pid'), lines.join('\n'))
  expect(readPostmaster(home)?.ready).toBe(true)
})
