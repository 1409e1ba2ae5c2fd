import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
vi.stubEnv('PUBLIC_URL', 'https://site.example')
vi.stubEnv('GITHUB_CLIENT_ID', 'the-app')
vi.stubEnv('GITHUB_CLIENT_SECRET', 'its secret')
const { db } = await import('#lib/db.ts')
const { auth } = await import('#lib/accounts/auth.ts')
const { beginGithub, endGithub, githubProblem } = await import('#lib/accounts/github.ts')
const { currentMember } = await import('#lib/accounts/member.ts')
afterAll(() => db.$disconnect())

/** What GitHub knows of the person who comes. */
let person = { id: 7, login: 'octo', name: 'Octavia \u202e', email: 'octo@example.org', verified: true }
let asked: { url: string; body: string }[] = []

// GitHub's three addresses, as its documentation describes them.
vi.stubGlobal('fetch', async (given: string | URL | Request, init?: RequestInit) => {
  const address = given instanceof Request ? given.url : String(given)
  asked.push({ url: address, body: String(init?.body ?? '') })
  const { id, login, name, email, verified } = person
  if (address === 'https://github.com/login/oauth/access_token')
    return Response.json({ access_token: 'gho_x', token_type: 'bearer', scope: 'read:user,user:email' })
  if (address === 'https://api.github.com/user') return Response.json({ id, login, name, email: null })
  if (address === 'https://api.github.com/user/emails') return Response.json([{ email, primary: true, verified }])
  throw new Error(`nobody answers at ${address}`)
})

const visitor = (headers = new Headers()) => ({ address: '192.0.2.1', headers })
const jarOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')

/** Goes to GitHub; where it was sent, and the cookies that it has then. */
async function begin() {
  const { headers, response } = await auth().api.signInSocial({
    body: {
      provider: 'github',
      callbackURL: '/planted/0/1',
      errorCallbackURL: '/account/sign-in',
      disableRedirect: true,
    },
    headers: new Headers(),
    returnHeaders: true,
  })
  return { there: new URL(response.url ?? ''), cookie: jarOf(headers) }
}

/** Comes back from GitHub with its code and that state; where it is sent on, and who it is then. */
async function comeBack(state: string, cookie: string) {
  const back = new Request(`https://site.example/account/github?${new URLSearchParams({ code: 'abc', state })}`)
  const answer = await endGithub(back, visitor(new Headers({ cookie })))
  const member = await currentMember(new Headers({ cookie: jarOf(answer.headers) }))
  return { to: answer.headers.get('location'), member }
}

beforeEach(async () => {
  person = { id: 7, login: 'octo', name: 'Octavia \u202e', email: 'octo@example.org', verified: true }
  asked = []
  await db.session.deleteMany()
  await db.account.deleteMany()
  await db.user.deleteMany()
})

test('the form leads to GitHub, with an address of this site to come back to', async () => {
  const form = new FormData()
  form.set('next', '//evil.example')
  const there = new URL(await beginGithub(form, visitor()))
  expect(there.origin + there.pathname).toBe('https://github.com/login/oauth/authorize')
  expect(there.searchParams.get('redirect_uri')).toBe('https://site.example/account/github')
  expect(there.searchParams.get('state')).toMatch(/.{16}/)
})

test('somebody new comes back with an account, confirmed, and nothing is kept to ask GitHub with', async () => {
  const { there, cookie } = await begin()
  const { to, member } = await comeBack(there.searchParams.get('state') ?? '', cookie)
  expect(to).toBe('/planted/0/1')
  // A name with a hidden mark is no name here: the login stands instead.
  expect(member).toMatchObject({ name: 'octo', email: 'octo@example.org', role: 'member' })
  expect(asked.some(({ body }) => body.includes('code=abc'))).toBe(true)
  const [account] = await db.account.findMany()
  expect(account).toMatchObject({ providerId: 'github', accountId: '7', accessToken: null, refreshToken: null })
  // The same person again is no second account.
  const again = await begin()
  expect((await comeBack(again.there.searchParams.get('state') ?? '', again.cookie)).member?.id).toBe(member?.id)
  expect(await db.user.count()).toBe(1)
})

test('a confirmed account with the same e-mail is theirs, one that was never confirmed is not', async () => {
  const ann = await db.user.create({ data: { name: 'Ann', email: 'octo@example.org', emailVerified: true } })
  const first = await begin()
  const { member } = await comeBack(first.there.searchParams.get('state') ?? '', first.cookie)
  expect(member).toMatchObject({ id: ann.id, name: 'Ann' })

  person = { ...person, id: 8, email: 'bob@example.org' }
  await db.user.create({ data: { name: 'Somebody', email: 'bob@example.org' } })
  const second = await begin()
  const refused = await comeBack(second.there.searchParams.get('state') ?? '', second.cookie)
  expect(refused.member).toBeNull()
  const error = new URL(refused.to ?? '', 'https://site.example').searchParams.get('error') ?? ''
  expect(githubProblem(error)).toContain('never confirmed')
})

test('an e-mail that GitHub has not confirmed makes no account', async () => {
  person = { ...person, verified: false }
  const { there, cookie } = await begin()
  const { to, member } = await comeBack(there.searchParams.get('state') ?? '', cookie)
  expect(member).toBeNull()
  expect(await db.user.count()).toBe(0)
  const error = new URL(to ?? '', 'https://site.example').searchParams.get('error') ?? ''
  expect(githubProblem(error)).toContain('confirmed e-mail')
})

test('nobody is signed in by an answer that this browser has not asked for', async () => {
  const { there, cookie } = await begin()
  for (const [state, jar] of [
    [there.searchParams.get('state') ?? '', ''],
    ['made-up', cookie],
    ['', cookie],
  ]) {
    const { to, member } = await comeBack(state, jar)
    expect(member).toBeNull()
    expect(to).toContain('/account/sign-in?')
  }
  expect(asked).toEqual([])
  expect(await db.user.count()).toBe(0)
})
