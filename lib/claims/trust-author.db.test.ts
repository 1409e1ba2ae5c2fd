import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { trustedAfter } = await import('#lib/claims/trust-author.ts')
afterAll(() => db.$disconnect())

let [ann, bob, cy, mo]: Writer[] = []
beforeAll(async () => {
  await addModels('one')
  ;[ann, bob, cy, mo] = await addPeople('Ann', 'Bob', 'Cy', 'Mo')
  await db.user.update({ where: { id: mo.id }, data: { role: 'moderator' } })
})

/** Gives a person so many claims that others support, and two that lack one vote; the names of these. */
async function nearlyTrusted(author: Writer, supported: number): Promise<string[]> {
  await db.claim.createMany({
    data: Array.from({ length: supported }, (_, i) => ({
      uid: `${author.id}-${i}`,
      kind: 'tag',
      authorId: author.id,
      status: 'supported',
    })),
  })
  const uids = []
  for (const text of ['a', 'b']) {
    const body = { neurons: ['one/0/1'], text }
    const { uid } = await createClaim(author, { kind: 'description', body, confidence: 'low' })
    await voteOnClaim(bob, uid, { value: 1 })
    uids.push(uid)
  }
  return uids
}

const role = async ({ id }: Writer) => (await db.user.findUniqueOrThrow({ where: { id } })).role

test('the vote that makes the twentieth claim supported makes its author trusted, also when two come at once', async () => {
  const uids = await nearlyTrusted(ann, trustedAfter - 3)
  expect(await role(ann)).toBe('member')
  const third = await createClaim(ann, { kind: 'tag', body: { neurons: ['one/0/1'], label: 'x' }, confidence: 'low' })
  for (const voter of [bob, cy]) await voteOnClaim(voter, third.uid, { value: 1 })
  expect(await role(ann)).toBe('member')
  await Promise.all(uids.map(uid => voteOnClaim(cy, uid, { value: 1 })))
  expect(await role(ann)).toBe('trusted')
  const { rows } = await pool.query("select user_id, detail from audit_event where action = 'role.granted'")
  expect(rows).toEqual([{ user_id: null, detail: { before: 'member', after: 'trusted', supported: trustedAfter } }])
  await voteOnClaim(cy, uids[0], { value: -1 })
  expect(await role(ann)).toBe('trusted')
})

test('a higher role stays, and what is withdrawn or hidden does not count', async () => {
  for (const uid of await nearlyTrusted(mo, trustedAfter)) await voteOnClaim(cy, uid, { value: 1 })
  expect(await role(mo)).toBe('moderator')
  const [di] = await addPeople('Di')
  const [first, second] = await nearlyTrusted(di, trustedAfter - 1)
  const { uid } = await db.claim.findFirstOrThrow({ where: { authorId: di.id, status: 'supported' } })
  await db.claim.update({ where: { uid }, data: { withdrawnAt: new Date() } })
  await voteOnClaim(cy, first, { value: 1 })
  expect(await role(di)).toBe('member')
  await voteOnClaim(cy, second, { value: 1 })
  expect(await role(di)).toBe('trusted')
})
