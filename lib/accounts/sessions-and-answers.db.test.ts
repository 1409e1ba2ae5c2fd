import { createEmailVerificationToken } from 'better-auth/api'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'
import { snapshot } from '#workers/testing/whole-database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
const { db } = await import('#lib/db.ts')
const { AccountRefusal } = await import('#lib/accounts/account-refusal.ts')
const { createApiKey, requireKey } = await import('#lib/accounts/api-keys.ts')
const { auth } = await import('#lib/accounts/auth.ts')
const { findPeople } = await import('#lib/accounts/find-people.ts')
const { askReset, confirmEmail, resetPassword } = await import('#lib/accounts/links.ts')
const { currentMember, requireMember } = await import('#lib/accounts/member.ts')
const { signIn, signOut } = await import('#lib/accounts/sign-in.ts')
const { signUp } = await import('#lib/accounts/sign-up.ts')
const { signedIn } = await import('#lib/accounts/testing/signed-in.ts')
afterAll(() => db.$disconnect())

const log = vi.spyOn(console, 'log').mockImplementation(() => {})
const password = 'correct horse battery'
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const from = (headers = new Headers()) => ({ address: '192.0.2.1', headers })
const mailOf = (name: string) => `${name.toLowerCase()}@example.org`
const mails = () => log.mock.calls.map(([text]) => String(text))
const linkToken = () => /token=([^&\s]+)/.exec(mails().at(-1) ?? '')?.[1] ?? ''

/** Somebody with an account; confirmed or not, with a password or with GitHub alone. */
async function person(name: string, { confirmed = true, own = true } = {}): Promise<number> {
  const { id } = await db.user.create({ data: { name, email: mailOf(name), emailVerified: confirmed } })
  const hash = await (await auth().$context).password.hash(password)
  const way = own
    ? { providerId: 'credential', accountId: String(id), password: hash }
    : { providerId: 'github', accountId: '77' }
  await db.account.create({ data: { userId: id, ...way } })
  return id
}
const browserOf = (name: string) => signedIn({ email: mailOf(name), password })
const who = async (headers: Headers) => (await currentMember(headers))?.name ?? null

const empty = await snapshot(pool)
beforeEach(async () => {
  log.mockClear()
  await empty.restore()
})

test('a session that somebody planted in a browser is never the one after signing in, whatever the way', async () => {
  await person('Ann')
  await person('Cy', { confirmed: false })
  const eve = await person('Eve')
  const planted = await browserOf('Eve')
  const [before] = await db.session.findMany()
  const { secret } = await auth().$context
  const token = await createEmailVerificationToken(secret, mailOf('Cy'), undefined, 3600)
  const unsigned = new Headers({ cookie: `soluscope.session_token=${'x'.repeat(32)}` })
  for (const headers of [planted, unsigned]) await signIn(form({ email: mailOf('Ann'), password }), from(headers))
  await confirmEmail(form({ token }), from(planted))
  const after = await db.session.findMany({ orderBy: { id: 'asc' }, include: { user: true } })
  expect(after.map(({ user }) => user.name)).toEqual(['Eve', 'Ann', 'Ann', 'Cy'])
  expect(new Set([...after.map(session => session.token), 'x'.repeat(32)]).size).toBe(5)
  // What was planted stays what it was: Eve's, and nobody else's.
  expect(after[0]).toMatchObject({ id: before.id, userId: eve, token: before.token, expiresAt: before.expiresAt })
  expect(await who(planted)).toBe('Eve')
})

test('signing out ends this session alone, at once and for good; a new password ends all', async () => {
  await person('Ann')
  const [desk, phone] = [await browserOf('Ann'), await browserOf('Ann')]
  await signOut(from(desk))
  expect([await who(desk), await who(phone)]).toEqual([null, 'Ann'])
  await signOut(from(desk))
  await askReset(form({ email: mailOf('Ann') }), from())
  const token = linkToken()
  // To have asked for a link changes nothing.
  expect(await who(phone)).toBe('Ann')
  await resetPassword(form({ token, password: 'quite another one' }), from())
  expect(await who(phone)).toBeNull()
  expect(await db.session.count()).toBe(0)
})

test('a suspension and a role that was taken away hold in every session and key at once', async () => {
  const id = await person('Ann')
  const browsers = [await browserOf('Ann'), await browserOf('Ann')]
  const key = new Headers({ authorization: `Bearer ${await createApiKey(id, { name: 'k', scopes: ['claims'] })}` })
  await db.user.update({ where: { id }, data: { role: 'moderator' } })
  for (const browser of browsers) await requireMember(browser, 'queue.read')
  await requireKey(key, 'claims', 'claim.write')
  await db.user.update({ where: { id }, data: { role: 'member', suspendedUntil: new Date(Date.now() + 1e9) } })
  for (const browser of browsers) {
    await expect(requireMember(browser, 'queue.read')).rejects.toThrow('does not allow')
    await expect(requireMember(browser, 'claim.write')).rejects.toThrow('You are suspended')
  }
  await expect(requireKey(key, 'claims', 'claim.write')).rejects.toThrow('You are suspended')
})

test('when a session was last used is known to the hour, and written once within it', async () => {
  const id = await person('Ann')
  const browser = await browserOf('Ann')
  const usedAgo = async (interval: string) => {
    await pool.query(`update user_session set last_used_at = now() - $1::interval`, [interval])
    await Promise.all([who(browser), who(browser)])
    const { rows } = await pool.query(
      'select extract(epoch from now() - last_used_at) / 60 as minutes from user_session',
    )
    return Math.round(rows[0].minutes)
  }
  expect([await usedAgo('50 minutes'), await usedAgo('70 minutes')]).toEqual([50, 0])
  await pool.query(
    "update user_session set created_at = now() - interval '9 days', last_used_at = now() - interval '2 days'",
  )
  const [found] = await findPeople({ id, role: 'admin' }, 'ann')
  expect(Math.round((Date.now() - Number(found.lastSeen)) / 86_400_000)).toBe(2)
})

/** What a request was answered, how many passwords it hashed or compared, and how many mails it sent. */
async function seen(work: () => Promise<void>) {
  const { password: hashing } = await auth().$context
  const spies = [vi.spyOn(hashing, 'hash'), vi.spyOn(hashing, 'verify')]
  const sent = mails().length
  const answer = await work().then(
    () => 'done',
    error => (error instanceof AccountRefusal ? `${error.status} ${error.message}` : `thrown ${error}`),
  )
  const hashed = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return { answer, hashed, mails: mails().length - sent }
}

test('signing up, in, and asking for a link tell nobody who has an account, in words, status or work', async () => {
  const names = ['Known', 'Unconfirmed', 'Github', 'Nobody']
  const all = async () => {
    log.mockClear()
    await empty.restore()
    await person('Known')
    await person('Unconfirmed', { confirmed: false })
    await person('Github', { own: false })
  }
  const signUps = { answer: 'done', hashed: 1, mails: 1 }
  await all()
  for (const name of names)
    expect(await seen(() => signUp(form({ name, email: mailOf(name), password: 'any other one' }), from()))).toEqual(
      signUps,
    )
  await all()
  const refused = {
    answer: expect.stringMatching(/^401 No account has this e-mail and this password/),
    hashed: 1,
    mails: 0,
  }
  for (const name of names)
    expect(await seen(() => signIn(form({ email: mailOf(name), password: 'wrong' }), from()))).toEqual(refused)
  for (const name of names)
    expect(await seen(() => askReset(form({ email: mailOf(name) }), from()))).toMatchObject({
      answer: 'done',
      hashed: 0,
    })
  // The fourth request within an hour is one too many for each of them.
  for (const name of names) {
    for (let i = 0; i < 2; i++) await askReset(form({ email: mailOf(name) }), from())
    const { answer } = await seen(() => askReset(form({ email: mailOf(name) }), from()))
    expect(answer).toMatch(/^429 Too many requests for a new password for this e-mail\./)
  }
})

test('a link that confirms is good or not; it never tells whether there is such an account', async () => {
  const cy = await person('Cy', { confirmed: false })
  const { secret } = await auth().$context
  const sign = (name: string, userId?: number) =>
    createEmailVerificationToken(secret, mailOf(name), undefined, 3600, userId ? { userId: String(userId) } : {})
  const bad = [await sign('Nobody'), await sign('Nobody', cy), await sign('Cy', cy + 1), 'no.link.atall']
  const answers = []
  for (const token of bad) answers.push((await seen(() => confirmEmail(form({ token }), from()))).answer)
  expect(new Set(answers)).toEqual(
    new Set(['400 This link is not good any more, or not whole. Sign in, and a new one is sent.']),
  )
  expect(await db.session.count()).toBe(0)
  expect((await seen(async () => confirmEmail(form({ token: await sign('Cy', cy) }), from()))).answer).toBe('done')
})
