import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
const { db } = await import('#lib/db.ts')
const { countAttempt, forgetAttempts } = await import('#lib/accounts/attempts.ts')
const { signUp } = await import('#lib/accounts/sign-up.ts')
const { signIn } = await import('#lib/accounts/sign-in.ts')
const { askReset, confirmEmail, resetPassword } = await import('#lib/accounts/links.ts')
const { auth } = await import('#lib/accounts/auth.ts')
const { currentMember, requireMember } = await import('#lib/accounts/member.ts')
const { signedIn } = await import('#lib/accounts/testing/signed-in.ts')
const { endSession, openSessions } = await import('#lib/accounts/sessions.ts')
afterAll(() => db.$disconnect())

const log = vi.spyOn(console, 'log').mockImplementation(() => {})
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const visitor = (address = '192.0.2.1') => ({ address, headers: new Headers({ 'soluscope-peer': address }) })
const lastMail = () => String(log.mock.calls.at(-1))
const lastToken = () =>
  new URL(
    lastMail()
      .split('\n')
      .find(line => line.startsWith('http')) ?? '',
  ).searchParams.get('token') ?? ''
const ann = { name: 'Ann', email: 'ann@example.org', password: 'correct horse battery' }

async function makeAnn(): Promise<void> {
  await signUp(form(ann), visitor())
  await confirmEmail(form({ token: lastToken() }), visitor())
}

beforeEach(async () => {
  log.mockClear()
  const written = ['audit_event', 'claim_version', 'moderation_action']
  const triggers = (word: string) => written.map(table => `alter table ${table} ${word} trigger user;`).join(' ')
  await pool.query(`${triggers('disable')}
    truncate site_user, rate_count, user_verification restart identity cascade; ${triggers('enable')}`)
})

test('a new account signs in once the link of its mail was opened, not before', async () => {
  await signUp(form({ ...ann, email: ' Ann@Example.org ' }), visitor())
  expect(lastMail()).toContain('to ann@example.org: Confirm')
  await expect(signIn(form(ann), visitor())).rejects.toThrow('not confirmed yet')
  await confirmEmail(form({ token: lastToken() }), visitor())
  await signIn(form(ann), visitor())
  expect(await currentMember(await signedIn(ann))).toMatchObject({
    id: 1,
    name: 'Ann',
    email: ann.email,
    role: 'member',
  })
})

test('a sign-up takes no field but its own: no role, no confirmed e-mail, no id', async () => {
  await signUp(
    form({ ...ann, role: 'admin', emailVerified: 'true', id: '77', createdAt: '2000-01-01', image: 'http://x' }),
    visitor(),
  )
  const [user] = await db.user.findMany()
  expect(user).toMatchObject({ id: 1, role: 'member', emailVerified: false, image: null })
  // The library itself drops it too, should a page hand it more one day.
  const more = { ...ann, email: 'b@example.org', role: 'admin' }
  expect((await auth().api.signUpEmail({ body: more as typeof ann })).user.role).toBe('member')
})

test('a known and an unknown e-mail get the same answers', async () => {
  await makeAnn()
  expect(await signUp(form({ ...ann, name: 'Eve', password: 'another password' }), visitor())).toBeUndefined()
  expect(lastMail()).toContain('has an account already')
  await expect(signIn(form({ ...ann, password: 'another password' }), visitor())).rejects.toThrow('No account has')
  await expect(signIn(form({ email: 'no@example.org', password: 'x' }), visitor())).rejects.toThrow('No account has')
  const answers = [ann.email, 'no@example.org'].map(email => askReset(form({ email }), visitor()))
  expect(await Promise.all(answers)).toEqual([undefined, undefined])
  expect(await db.user.findMany()).toMatchObject([{ name: 'Ann' }])
})

test('a link for a new password works once and ends every session', async () => {
  await makeAnn()
  const old = await signedIn(ann)
  await askReset(form({ email: ann.email }), visitor())
  const token = lastToken()
  // Whoever reads the table cannot make a link of it.
  const { rows } = await pool.query('select identifier from user_verification')
  expect(rows.some(row => row.identifier.includes(token))).toBe(false)
  await expect(signIn(form({ ...ann, password: 'forgotten' }), visitor())).rejects.toThrow('No account has')
  await pool.query('update rate_count set points = 99')
  await expect(signIn(form(ann), visitor('192.0.2.8'))).rejects.toThrow('Too many')
  await resetPassword(form({ token, password: 'a new password' }), visitor('192.0.2.9'))
  expect(await currentMember(old)).toBeNull()
  await expect(signIn(form(ann), visitor('192.0.2.9'))).rejects.toThrow('No account has')
  await signIn(form({ ...ann, password: 'a new password' }), visitor('192.0.2.9'))
  await expect(resetPassword(form({ token, password: 'third password' }), visitor('192.0.2.9'))).rejects.toThrow(
    'not good any more',
  )
  await expect(resetPassword(form({ token: 'x', password: 'third password' }), visitor('192.0.2.9'))).rejects.toThrow(
    'not good',
  )
})

test('a link for a new password also confirms the e-mail: whoever took the address first has nothing of it', async () => {
  await signUp(form({ ...ann, password: 'password of a stranger' }), visitor())
  await askReset(form({ email: ann.email }), visitor())
  await resetPassword(form({ token: lastToken(), password: ann.password }), visitor())
  await signIn(form(ann), visitor())
  await expect(signIn(form({ ...ann, password: 'password of a stranger' }), visitor())).rejects.toThrow('No account')
})

test('links that were changed, or signed by another site, are refused', async () => {
  await signUp(form(ann), visitor())
  const token = lastToken()
  const [head, body, signature] = token.split('.')
  const other = Buffer.from(JSON.stringify({ email: 'eve@example.org' })).toString('base64url')
  for (const bad of [
    '',
    'x',
    `${head}.${other}.${signature}`,
    `${head}.${body}.${signature.slice(1)}`,
    `${head}.${body}.`,
  ])
    await expect(confirmEmail(form({ token: bad }), visitor())).rejects.toThrow()
  expect(await db.user.findMany({ where: { emailVerified: true } })).toEqual([])
})

test('the eleventh try with one e-mail is refused, existing or not, whatever the address', async () => {
  await makeAnn()
  for (const email of ['no@example.org', ann.email]) {
    const from = (address: string) => signIn(form({ email, password: 'x' }), visitor(address))
    await expect(from('192.0.2.1')).rejects.toThrow('No account has')
    await pool.query('update rate_count set points = 9')
    await expect(from('192.0.2.2')).rejects.toThrow('No account has')
    await expect(from('192.0.2.3')).rejects.toThrow(
      /^Too many tries to sign in with this e-mail\. Try again in 10 minutes\.$/,
    )
    await pool.query('truncate rate_count')
  }
})

test('an address is counted over all e-mails, and anew when its stretch is over', async () => {
  for (let i = 0; i < 60; i++)
    await expect(signIn(form({ email: 'no mail', password: 'x' }), visitor())).rejects.toThrow('E-mail: wanted')
  await expect(signIn(form({ email: 'no mail', password: 'x' }), visitor())).rejects.toThrow('from your address')
  await pool.query('update rate_count set expire = expire - 600000')
  await expect(signIn(form({ email: 'no mail', password: 'x' }), visitor())).rejects.toThrow('E-mail: wanted')
})

test('tries at the same moment are all counted', async () => {
  const limit = { what: 'tries', whom: 'of this test', limit: 10, seconds: 60 }
  const tries = Array.from({ length: 25 }, () =>
    countAttempt(limit, 'ann').then(
      () => 0,
      error => error.status,
    ),
  )
  expect((await Promise.all(tries)).filter(status => status === 429)).toHaveLength(15)
  await forgetAttempts(limit, 'ann')
  expect(await countAttempt(limit, 'ann')).toBeUndefined()
})

test('a session that was ended is none at once; nobody ends or sees those of another', async () => {
  await makeAnn()
  const eve = { name: 'Eve', email: 'eve@example.org', password: 'another long one' }
  await signUp(form(eve), visitor())
  await confirmEmail(form({ token: lastToken() }), visitor())
  const [phone, desk, other] = [await signedIn(ann), await signedIn(ann), await signedIn(eve)]
  const member = await requireMember(phone, 'account.own')
  const sessions = await openSessions(member)
  expect(sessions.filter(({ current }) => current).map(({ id }) => id)).toEqual([member.sessionId])
  const { sessionId } = await requireMember(desk, 'account.own')
  const stranger = await requireMember(other, 'account.own')
  await expect(endSession(stranger, sessionId)).rejects.toThrow('ended already')
  expect((await openSessions(stranger)).map(({ id }) => id)).not.toContain(sessionId)
  await endSession(member, sessionId)
  expect(await currentMember(desk)).toBeNull()
  expect((await currentMember(phone))?.id).toBe(1)
  await expect(requireMember(desk, 'account.own')).rejects.toThrow('Sign in to do this')
  await expect(requireMember(phone, 'queue.read')).rejects.toThrow('does not allow')
})

test('a cookie that was changed or signed by somebody else is no session', async () => {
  await makeAnn()
  const cookie = (await signedIn(ann)).get('cookie') ?? ''
  const token = (await db.session.findFirst({ orderBy: { id: 'desc' } }))?.token
  for (const bad of [
    cookie.slice(0, -6),
    cookie.replace(/=(.)/, (_, first) => (first === 'Z' ? '=Y' : '=Z')),
    `soluscope.session_token=${token}`,
  ])
    expect(await currentMember(new Headers({ cookie: bad }))).toBeNull()
})

test('what was done cannot be changed or removed', async () => {
  await db.auditEvent.create({ data: { action: 'x', subject: 'y', detail: {} } })
  await expect(pool.query("update audit_event set action = 'z'")).rejects.toThrow('written once')
  await expect(pool.query('delete from audit_event')).rejects.toThrow('written once')
})
