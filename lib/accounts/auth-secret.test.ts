import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptSecret } from '#lib/accounts/auth-secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soluscope-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a secret is made once, for its owner’s eyes only', () => {
  const home = join(folder, 'home')
  const secret = keptSecret(home)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(keptSecret(home)).toBe(secret)
  expect(readdirSync(home)).toEqual(['auth-secret'])
  expect(statSync(join(home, 'auth-secret')).mode & 0o777).toBe(0o600)
})

test('a file that is no secret is told, and stays', () => {
  writeFileSync(join(folder, 'auth-secret'), 'hello')
  expect(() => keptSecret(folder)).toThrow(/auth-secret: wanted 64 hex digits/)
  expect(readFileSync(join(folder, 'auth-secret'), 'utf8')).toBe('hello')
})
