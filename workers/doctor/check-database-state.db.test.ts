import { expect, test } from 'vitest'
import { checkDatabaseState } from '#workers/doctor/check-database-state.ts'
import { testDatabase } from '#workers/testing/database.ts'

const migrated = await testDatabase()
const empty = await testDatabase({ migrated: false })

const states = async (url: string) => (await checkDatabaseState(url)).map(({ what, state }) => `${what} ${state}`)

test('an empty database is no fault, only not ready', async () => {
  expect(await states(empty.url)).toEqual(['database ok', 'schema note'])
})

test('a migrated database without anything in it says what fills it', async () => {
  const found = await states(migrated.url)
  expect(found).toEqual(['database ok', 'schema ok', 'corpora note', 'runs note', 'workers note'])
})

test('a corpus that is still being added is told', async () => {
  await migrated.pool.query(`insert into corpus (name) values ('half')`)
  const findings = await checkDatabaseState(migrated.url)
  expect(findings.find(({ what }) => what === 'corpora')?.says).toContain('half is not complete')
})

test('a server that does not answer is a fault in one line, without the password', async () => {
  const [database] = await checkDatabaseState('postgresql://me:secret@127.0.0.1:1/none')
  expect(database.state).toBe('fault')
  expect(database.says).toMatch(/^the database at 127\.0\.0\.1:1\/none cannot be used: .*ECONNREFUSED.*$/)
  expect(database.says).not.toContain('secret')
})
