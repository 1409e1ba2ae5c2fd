import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'
import { checkWritten } from '#workers/writers/check-written.ts'
import { addWriters, addWrittenModel } from '#workers/writers/many-people.ts'
import { deeds, writeTogether } from '#workers/writers/write-together.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { libraryClient } = await import('#workers/writers/library-client.ts')
afterAll(() => db.$disconnect())

test('50 people who write about one neuron at once lose nothing, do not stop each other, and all counts are those of the events', async () => {
  await addWrittenModel(pool)
  const { people } = await addWriters(pool, 50)
  const written = await writeTogether(libraryClient(people), { writers: 50, seconds: 2.5 })
  expect(await checkWritten(pool, written)).toEqual([])
  // All kinds of writing came up, edits of one version by two among them.
  for (const deed of deeds) expect(written.times[deed].length).toBeGreaterThan(0)
  expect(written.edits.reduce((sum, edits) => sum + edits)).toBeGreaterThan(0)

  // The check is one that can fail.
  await pool.query('update claim set votes_for = votes_for + 1 where uid = $1', [written.family])
  expect(await checkWritten(pool, { ...written, edits: written.edits.map(edits => edits + 1) })).toHaveLength(51)
})
