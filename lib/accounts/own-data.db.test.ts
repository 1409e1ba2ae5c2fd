import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
vi.spyOn(console, 'log').mockImplementation(() => {})
const { db } = await import('#lib/db.ts')
const { signedIn } = await import('#lib/accounts/testing/signed-in.ts')
const { currentMember } = await import('#lib/accounts/member.ts')
const { createApiKey, listApiKeys, requireKey, revokeApiKey } = await import('#lib/accounts/api-keys.ts')
const { deleteAccount } = await import('#lib/accounts/delete-account.ts')
const { exportAccount } = await import('#lib/accounts/export-account.ts')
const { signUp } = await import('#lib/accounts/sign-up.ts')
const { addModels } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
const { readClaim } = await import('#lib/claims/read-claim.ts')
afterAll(() => db.$disconnect())

const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` })
const password = 'correct horse battery'
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

/** Makes a person with a confirmed e-mail; headers of a browser in which they are signed in. */
async function person(name: string): Promise<Headers> {
  const email = `${name.toLowerCase()}@example.org`
  await signUp(form({ name, email, password }), { address: name, headers: new Headers() })
  await db.user.update({ where: { email }, data: { emailVerified: true } })
  return signedIn({ email, password })
}

let ann: Headers
let bob: Headers
beforeAll(async () => {
  ann = await person('Ann')
  bob = await person('Bob')
})

test('a key says whose it is, is not kept, notes its last use, and is good for its scopes alone', async () => {
  const key = await createApiKey(1, { name: 'notebook', scopes: ['account', 'account'] })
  const { rows } = await pool.query('select * from api_key')
  expect(JSON.stringify(rows)).not.toContain(key.slice(-20))
  expect(await listApiKeys(1)).toMatchObject([{ name: 'notebook', scopes: ['account'], lastUsedAt: null }])
  expect(await requireKey(bearer(key), 'account', 'account.own')).toMatchObject({ id: 1, name: 'Ann', role: 'member' })
  expect((await listApiKeys(1))[0].lastUsedAt?.getSeconds()).toBe(0)
  await expect(requireKey(bearer(key), 'claims', 'claim.write')).rejects.toThrow(
    'this key is for account, not for claims',
  )
  await expect(requireKey(bearer(key), 'account', 'queue.read')).rejects.toThrow('does not allow')
  await expect(requireKey(bearer(`${key.slice(0, -1)}!`), 'account', 'read')).rejects.toThrow('wanted a header')
  await expect(requireKey(bearer(key.slice(0, 10) + 'A'.repeat(43)), 'account', 'read')).rejects.toThrow(
    'wanted a header',
  )
})

test('nobody revokes or lists a key of another, and a revoked one is good for nothing', async () => {
  const key = await createApiKey(1, { name: 'second', scopes: ['claims'] })
  const [{ id }] = await listApiKeys(1)
  expect(await listApiKeys(2)).toEqual([])
  await expect(revokeApiKey(2, id)).rejects.toThrow('gone already')
  expect((await requireKey(bearer(key), 'claims', 'claim.write')).id).toBe(1)
  await revokeApiKey(1, id)
  await expect(requireKey(bearer(key), 'claims', 'claim.write')).rejects.toThrow('wanted a header')
})

test('a key has a name, known scopes, and one person has twenty at most, made at once or not', async () => {
  await expect(createApiKey(2, { name: ' ', scopes: ['claims'] })).rejects.toThrow('Name: wanted one')
  await expect(createApiKey(2, { name: 'x', scopes: [] })).rejects.toThrow('Scopes: wanted at least one')
  await expect(createApiKey(2, { name: 'x', scopes: ['role.grant'] })).rejects.toThrow()
  const made = Array.from({ length: 22 }, () => createApiKey(2, { name: 'x', scopes: ['claims'] }))
  const refused = (await Promise.allSettled(made)).filter(({ status }) => status === 'rejected')
  expect([refused.length, (await listApiKeys(2)).length]).toEqual([2, 20])
})

test('what is exported is a person’s own, without anything that lets in', async () => {
  const told = await exportAccount({ id: 1 })
  expect(told.person).toMatchObject({ name: 'Ann', email: 'ann@example.org' })
  expect(told.waysToSignIn).toMatchObject([{ providerId: 'credential' }])
  expect(told.events.map(({ action }) => action)).toEqual(['key.made', 'key.made', 'key.revoked'])
  const text = JSON.stringify(told)
  const { rows } = await pool.query<{ secret: string }>(
    'select password as secret from user_account union select token from user_session union select hash from api_key',
  )
  for (const { secret } of rows) expect(text).not.toContain(secret)
  expect(text).not.toContain('bob@')
})

test('what a person wrote is in their export, and stays, signed “deleted user”, when they leave', async () => {
  await addModels('one')
  const eve = await person('Eve')
  const me = { id: (await currentMember(eve))?.id ?? 0, role: 'member' as const }
  const says = (text: string) => ({ neurons: ['one/0/1'], text })
  const own = await createClaim(me, { kind: 'description', body: says('Mine.'), confidence: 'low', editors: 'members' })
  const other = await createClaim(
    { id: 1, role: 'member' },
    { kind: 'description', body: says('Yours.'), confidence: 'low' },
  )
  await editClaim(me, own.uid, { from: 1, body: says('Mine, too.'), confidence: 'low' })
  await voteOnClaim(me, other.uid, { value: -1, reason: 'No.' })
  await replyToClaim(me, other.uid, { text: 'Really?' })
  await db.neuronList.create({ data: { uid: 'a', ownerId: me.id, title: 'Diary' } })
  await db.neuronList.create({ data: { uid: 'b', ownerId: me.id, title: 'For all', visibility: 'public' } })
  expect(await exportAccount(me)).toMatchObject({
    claims: [{ uid: own.uid, kind: 'description' }],
    versions: [
      { claim: own.uid, version: 1, body: says('Mine.') },
      { version: 2, body: says('Mine, too.') },
    ],
    votes: [{ claim: other.uid, value: -1, reason: 'No.' }],
    replies: [{ claim: other.uid, text: 'Really?' }],
    lists: [{ title: 'Diary' }, { title: 'For all' }],
  })
  const before = await db.user.findUniqueOrThrow({ where: { id: me.id } })
  await deleteAccount(form({ password }), { address: 'x', headers: eve })
  const deleted = { name: 'deleted user', deleted: true }
  expect(await readClaim(own.uid, null)).toMatchObject({
    author: deleted,
    versions: [{ author: deleted }, { author: deleted, body: says('Mine, too.') }],
  })
  expect(await readClaim(other.uid, null)).toMatchObject({
    author: { name: 'Ann', deleted: false },
    votesAgainst: 1,
    votes: [{ voter: deleted, reason: 'No.' }],
    replies: [{ author: deleted, text: 'Really?' }],
  })
  const after = await db.user.findUniqueOrThrow({ where: { id: me.id }, include: { lists: true } })
  expect(after.lists.map(({ title }) => title)).toEqual(['For all'])
  expect(after.uid).not.toBe(before.uid)
})

test('an account is deleted by its password only; what points to it stays, and the e-mail is free again', async () => {
  const visitor = { address: 'x', headers: bob }
  await expect(deleteAccount(form({ password: 'wrong' }), visitor)).rejects.toThrow('Nothing was deleted')
  expect((await currentMember(bob))?.name).toBe('Bob')
  await deleteAccount(form({ password }), visitor)
  expect(await currentMember(bob)).toBeNull()
  expect(await db.user.findUnique({ where: { id: 2 } })).toMatchObject({
    name: 'deleted user',
    email: 'deleted-2@deleted.invalid',
    role: 'member',
  })
  const { rows } = await pool.query(`select
    (select count(*)::int from user_session where user_id = 2) + (select count(*)::int from user_account where user_id = 2)
    + (select count(*)::int from api_key where user_id = 2) as left, (select count(*)::int from audit_event where user_id = 2) as events`)
  expect(rows).toEqual([{ left: 0, events: 21 }])
  expect((await currentMember(await person('Bob')))?.id).toBe(4)
  expect((await currentMember(ann))?.id).toBe(1)
})
