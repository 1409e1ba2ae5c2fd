import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { countWrite } = await import('#lib/moderation/count-write.ts')
const { writeLimits } = await import('#lib/moderation/write-limits.ts')
afterAll(() => db.$disconnect())
beforeEach(() => pool.query('truncate rate_count'))

const ann = { id: 1, role: 'member' as const }
const from = (address: string) => ({ address })

/** Flags until one is refused; how many went well, and the words of the refusal. */
async function flagsOf(person: Parameters<typeof countWrite>[0], most: number) {
  for (let done = 0; done <= most; done++)
    try {
      await countWrite(person, from('192.0.2.1'), 'flag')
    } catch (error) {
      return { done, message: String(error) }
    }
  return null
}

test('a new member is stopped at the limit of the table with the time to wait, a trusted one later', async () => {
  expect(await flagsOf(ann, 30)).toEqual({
    done: writeLimits.flag.member,
    message: `AccountRefusal: Too many flags of yours within an hour (the most is 20). Try again in 60 minutes.`,
  })
  expect((await flagsOf({ id: 1, role: 'trusted' }, 300))?.done).toBe(writeLimits.flag.trusted)
  // Other kinds of writing go on.
  expect(await countWrite(ann, from('192.0.2.1'), 'vote')).toBeUndefined()
})

test('an address is counted over all its people, and another address is not', async () => {
  await pool.query('truncate rate_count')
  await countWrite(ann, from('192.0.2.1'), 'vote')
  await pool.query('update rate_count set points = 99999')
  await expect(countWrite({ id: 2, role: 'admin' }, from('192.0.2.1'), 'vote')).rejects.toThrow(
    /^Too many votes from your address within an hour\. Try again in 60 minutes\.$/,
  )
  expect(await countWrite({ id: 2, role: 'admin' }, from('192.0.2.2'), 'vote')).toBeUndefined()
})

test('stretches that are over are no obstacle', async () => {
  await countWrite(ann, from('192.0.2.1'), 'vote')
  await pool.query('update rate_count set points = 99999, expire = expire - 3600001')
  expect(await countWrite(ann, from('192.0.2.1'), 'vote')).toBeUndefined()
})
