import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
vi.stubEnv('PUBLIC_URL', 'https://site.example')
vi.spyOn(console, 'log').mockImplementation(() => {})
vi.spyOn(console, 'error').mockImplementation(() => {})
const { db } = await import('#lib/db.ts')
const { auth } = await import('#lib/accounts/auth.ts')
const { addPasskey, passkeyOffer } = await import('#lib/accounts/add-passkey.ts')
const { deleteAccount } = await import('#lib/accounts/delete-account.ts')
const { exportAccount } = await import('#lib/accounts/export-account.ts')
const { currentMember } = await import('#lib/accounts/member.ts')
const { passkeyChallenge, passkeySignIn } = await import('#lib/accounts/passkey-sign-in.ts')
const { listPasskeys, removePasskey, renamePasskey } = await import('#lib/accounts/passkeys.ts')
const { softDevice } = await import('#lib/accounts/testing/soft-device.ts')
afterAll(() => db.$disconnect())

// What a browser keeps: every cookie that better-auth sets, which goes through Next where there is a request.
const jar = new Map<string, string>()
type Call = (given: object) => Promise<{ headers: Headers; response: unknown }>
const api = auth().api as unknown as Record<string, Call | ((given: object) => Promise<unknown>)>
for (const name of ['signInEmail', ...Object.keys(api).filter(name => /Passkey/.test(name))]) {
  const call = api[name] as Call
  api[name] = async given => {
    const { headers, response } = await call({ ...given, returnHeaders: true })
    for (const line of headers.getSetCookie()) {
      const [cookie] = line.split(';')
      const at = cookie.indexOf('=')
      jar.set(cookie.slice(0, at), cookie.slice(at + 1))
    }
    return response
  }
}

const password = 'correct horse battery'
const site = ['site.example', 'https://site.example'] as const
/** A request of the browser, as a Host and Origin would say that another site asked: neither is believed. */
const browser = () => ({
  address: 'x',
  headers: new Headers({
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    host: 'evil.example',
    origin: 'https://evil.example',
    'user-agent': 'Firefox/140.0 Linux',
  }),
})
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const who = async () => (await currentMember(browser().headers))?.name ?? null
const signOut = () => jar.delete('__Secure-soluscope.session_token')

async function signIn(name: string): Promise<number> {
  jar.clear()
  const email = `${name.toLowerCase()}@example.org`
  let user = await db.user.findUnique({ where: { email } })
  if (!user) {
    user = await db.user.create({ data: { name, email, emailVerified: true } })
    const hash = await (await auth().$context).password.hash(password)
    await db.account.create({
      data: { userId: user.id, providerId: 'credential', accountId: String(user.id), password: hash },
    })
  }
  await auth().api.signInEmail({ body: { email, password }, headers: new Headers() })
  return user.id
}

const device = softDevice(...site)
let ann: number
beforeAll(async () => {
  ann = await signIn('Ann')
})

test('a passkey is added under a name, and signs in without an e-mail, each challenge once', async () => {
  const made = device.make(await passkeyOffer(browser()))
  await addPasskey(form({ answer: made }), browser())
  expect(await listPasskeys(ann)).toMatchObject([{ name: 'Firefox on Linux' }])
  await expect(addPasskey(form({ answer: made }), browser())).rejects.toThrow('not accepted')

  signOut()
  expect(await who()).toBeNull()
  const challenge = await passkeyChallenge(browser())
  expect(challenge).toMatchObject({ rpId: 'site.example', userVerification: 'preferred' })
  expect(challenge.allowCredentials ?? []).toEqual([])
  const signed = form({ answer: device.sign(challenge) })
  await passkeySignIn(signed, browser())
  expect(await who()).toBe('Ann')
  signOut()
  await expect(passkeySignIn(signed, browser())).rejects.toThrow('No account here has this passkey')
  expect(await who()).toBeNull()
})

test('an answer for another site, another challenge, of an unknown device or of no device is refused', async () => {
  signOut()
  const refused = async (answer: string, words = 'No account here') => {
    await expect(passkeySignIn(form({ answer }), browser())).rejects.toThrow(words)
    expect(await who()).toBeNull()
  }
  await refused(softDevice(...site).sign(await passkeyChallenge(browser())))
  const parts = JSON.parse(device.sign(await passkeyChallenge(browser())))
  const elsewhere = JSON.parse(softDevice(site[0], 'https://evil.example').sign({ challenge: 'x' }))
  await refused(JSON.stringify({ ...parts, response: elsewhere.response }))
  const { challenge } = await passkeyChallenge(browser())
  await passkeyChallenge(browser())
  await refused(device.sign({ challenge }))
  for (const answer of ['', '{}', 'x'.repeat(30_000), '{"id":"a","rawId":"a","type":"public-key","response":{}}'])
    await refused(answer, 'Passkey: wanted the answer of a device')
  // The challenge of somebody signing in is none for adding a passkey.
  await signIn('Ann')
  const asked = await passkeyChallenge(browser())
  const other = softDevice(...site)
  await expect(addPasskey(form({ answer: other.make(asked) }), browser())).rejects.toThrow('not accepted')
  const evil = softDevice(site[0], 'https://evil.example')
  await expect(addPasskey(form({ answer: evil.make(await passkeyOffer(browser())) }), browser())).rejects.toThrow(
    'not accepted',
  )
  expect((await listPasskeys(ann)).length).toBe(1)
})

test('nobody adds a passkey to another account, or with a sign-in of the day before', async () => {
  await signIn('Ann')
  const offer = await passkeyOffer(browser())
  const challenge = [...jar].filter(([name]) => name.includes('passkey'))
  const bob = await signIn('Bob')
  for (const [name, value] of challenge) jar.set(name, value)
  await expect(addPasskey(form({ answer: softDevice(...site).make(offer) }), browser())).rejects.toThrow('not accepted')
  expect(await listPasskeys(bob)).toEqual([])
  await db.session.updateMany({ where: { userId: bob }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
  await expect(passkeyOffer(browser())).rejects.toThrow('Sign out and in again')
  jar.clear()
  await expect(passkeyOffer(browser())).rejects.toThrow('Sign in to do this')
})

test('one’s own passkeys are renamed, exported without keys, and removed', async () => {
  const [{ id }] = await listPasskeys(ann)
  await expect(renamePasskey(ann, id, ' ')).rejects.toThrow('Name: wanted one')
  await renamePasskey(ann, id, ' Laptop ')
  const told = await exportAccount({ id: ann })
  expect(told.passkeys).toMatchObject([{ name: 'Laptop', deviceType: 'singleDevice', backedUp: false }])
  const { publicKey, credentialID } = await db.passkey.findUniqueOrThrow({ where: { id } })
  for (const secret of [publicKey, credentialID]) expect(JSON.stringify(told)).not.toContain(secret)
  await removePasskey(ann, id)
  await expect(removePasskey(ann, id)).rejects.toThrow('gone already')
  expect((await exportAccount({ id: ann })).events.map(({ action }) => action)).toEqual([
    'passkey.added',
    'passkey.renamed',
    'passkey.removed',
  ])
  jar.clear()
  const answer = device.sign(await passkeyChallenge(browser()))
  await expect(passkeySignIn(form({ answer }), browser())).rejects.toThrow('No account here has this passkey')
})

test('passkeys go with their account', async () => {
  await signIn('Ann')
  const last = softDevice(...site)
  await addPasskey(form({ name: 'Last', answer: last.make(await passkeyOffer(browser())) }), browser())
  await deleteAccount(form({ password }), browser())
  expect(await db.passkey.count()).toBe(0)
  jar.clear()
  const answer = last.sign(await passkeyChallenge(browser()))
  await expect(passkeySignIn(form({ answer }), browser())).rejects.toThrow('No account here has this passkey')
})
