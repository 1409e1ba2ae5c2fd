import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from '#workers/start/source-hash.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'soluscope-hash-'))
  mkdirSync(join(root, 'app'))
  mkdirSync(join(root, 'lib/generated'), { recursive: true })
  writeFileSync(join(root, 'app/page.tsx'), 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

test('a changed page, a new file and a renamed file each give another hash', () => {
  const hashes = [sourceHash(root)]
  writeFileSync(join(root, 'app/page.tsx'), 'two')
  hashes.push(sourceHash(root))
  writeFileSync(join(root, 'app/a.tsx'), 'two')
  hashes.push(sourceHash(root))
  rmSync(join(root, 'app/a.tsx'))
  writeFileSync(join(root, 'app/b.tsx'), 'two')
  hashes.push(sourceHash(root))
  expect(new Set(hashes).size).toBe(4)
})

test('tests, generated code and files outside the site change nothing', () => {
  const before = sourceHash(root)
  writeFileSync(join(root, 'app/page.test.tsx'), 'x')
  writeFileSync(join(root, 'lib/generated/client.ts'), 'x')
  mkdirSync(join(root, 'workers'))
  writeFileSync(join(root, 'workers/scan.ts'), 'x')
  expect(sourceHash(root)).toBe(before)
})
