import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { main } from '#workers/commands/main.ts'
import { testDatabase } from '#workers/testing/database.ts'

const here = await testDatabase()
const there = await testDatabase()
vi.stubEnv('DATABASE_URL', here.url)
const { connect, db } = await import('#lib/db.ts')
const { addModels, addModelsTo, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const said = vi.spyOn(console, 'log').mockImplementation(() => {})
const complained = vi.spyOn(console, 'error').mockImplementation(() => {})
const folder = mkdtempSync(join(tmpdir(), 'soluscope-claims-'))
const other = connect(there.url).client
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await db.$disconnect()
  await other.$disconnect()
})
const run = (...args: string[]) => main(['node', 'soluscope', 'claims', ...args])

test('claims go out of one site into a file and into another site, and come out of it as the same bytes', async () => {
  await addModels('one')
  await addModelsTo(other, 'one')
  const [ann] = await addPeople('Ann')
  const text = 'Lines of a kind:\n\u2028\u2029\u0085 and \u{1f600}, "quoted" \\ .'
  await createClaim(ann, { kind: 'description', body: { neurons: ['one/0/1'], text }, confidence: 'low' })
  const [first, second] = ['a.jsonl', 'b.jsonl'].map(name => join(folder, name))
  expect(await run('export', first)).toBe(0)

  vi.stubEnv('DATABASE_URL', there.url)
  expect(await run('import', first)).toBe(0)
  expect(said).toHaveBeenLastCalledWith('1 claim read in, 0 were here already')
  expect(await run('export', second)).toBe(0)
  expect(readFileSync(second)).toEqual(readFileSync(first))
  expect(readFileSync(first, 'utf8')).toContain('"licence":"CC-BY-4.0"')

  writeFileSync(second, readFileSync(first).subarray(0, -20))
  expect(await run('import', second)).toBe(1)
  expect(complained.mock.lastCall?.[0]).toMatch(/line 3: .*; nothing was written/)
  expect(await run('import', join(folder, 'none'))).toBe(1)
  expect(complained.mock.lastCall?.[0]).toContain('wanted a file of claims')
})
