import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
vi.stubEnv('PUBLIC_URL', 'https://site.example')
vi.mock('server-only', () => ({}))
const asked = { headers: new Headers() }
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => {}, revalidateTag: () => {} }))
const { db } = await import('#lib/db.ts')
const { auth } = await import('#lib/accounts/auth.ts')
const { createApiKey } = await import('#lib/accounts/api-keys.ts')
const { signedIn } = await import('#lib/accounts/testing/signed-in.ts')
afterAll(() => db.$disconnect())

const app = new URL('./', import.meta.url)
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).sort()
const sourceOf = (path: string) => readFileSync(new URL(path, app), 'utf8')
const load = (path: string): Promise<Record<string, unknown>> => import(new URL(path, app).href)

const password = 'correct horse battery'
const cookies: Record<string, string> = {}
let keys: { account: string; claims: string }
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const hash = await (await auth().$context).password.hash(password)
  for (const name of ['member', 'moderator', 'suspended']) {
    const email = `${name}@example.org`
    const role = name === 'moderator' ? 'moderator' : 'member'
    const suspendedUntil = name === 'suspended' ? new Date(Date.now() + 1e9) : null
    const { id } = await db.user.create({ data: { name, email, emailVerified: true, role, suspendedUntil } })
    await db.account.create({
      data: { userId: id, providerId: 'credential', accountId: String(id), password: hash },
    })
    cookies[name] = (await signedIn({ email, password })).get('cookie') ?? ''
    if (name === 'member')
      keys = {
        account: await createApiKey(id, { name: 'a', scopes: ['account'] }),
        claims: await createApiKey(id, { name: 'c', scopes: ['claims'] }),
      }
  }
})

const own = { host: 'site.example', origin: 'https://site.example', 'soluscope-peer': '192.0.2.1' }
const as = (name: string | null, more: Record<string, string> = {}) =>
  new Headers({ ...own, ...(name ? { cookie: cookies[name] } : {}), ...more })
const foreign = (name: string) => as(name, { origin: 'https://evil.example' })
const nowhere = (name: string) => {
  const headers = as(name)
  headers.delete('origin')
  return headers
}
const crossSite = (name: string) => as(name, { 'sec-fetch-site': 'cross-site' })

const params = Promise.resolve({
  ...{ uid: '0123456789abcdef', label: 'x', model: 'planted', layer: '0', neuron: '1', form: 'json' },
})

/** What an endpoint is: read by everybody, one's own, a write, computed on demand, or done for whoever has what was given for it (a mail's link). */
type Kind = 'public' | 'own' | 'write' | 'compute' | 'link'
const endpoints: Record<string, Kind> = {
  'GET [model]/[layer]/random': 'public',
  'GET [model]/random': 'public',
  'GET account/export': 'own',
  'GET account/github': 'link',
  'GET activity.xml': 'public',
  'GET api/claims': 'public',
  'POST api/claims': 'write',
  'GET api/claims/[uid]': 'public',
  'POST api/claims/[uid]/replies': 'write',
  'POST api/claims/[uid]/restore': 'write',
  'POST api/claims/[uid]/versions': 'write',
  'POST api/claims/[uid]/votes': 'write',
  'POST api/claims/[uid]/withdraw': 'write',
  'GET api/document/[corpus]/[ordinal]': 'public',
  'GET api/layer/[run]/[layer]': 'public',
  'GET api/lists/[uid]/[form]': 'public',
  'GET api/live': 'public',
  'POST api/live/[model]': 'compute',
  'GET api/live/[model]/row': 'public',
  'POST api/live/[model]/texts': 'compute',
  'GET api/live/[model]/texts/[id]': 'public',
  'GET api/me': 'own',
  'GET api/mine/neurons/[model]/[layer]/[neuron]': 'own',
  'POST api/mine/neurons/[model]/[layer]/[neuron]': 'write',
  'GET api/mine/news': 'own',
  'GET api/neuron-claims/[model]/[layer]/[neuron]': 'public',
  'GET api/patterns/search': 'public',
  'GET api/patterns/test/[run]/[layer]/[neuron]': 'public',
  'GET api/ranked/[run]/[layer]/[neuron]': 'public',
  'GET api/samples/[run]/[layer]/[neuron]': 'public',
  'GET api/tags': 'public',
  'POST api/unsubscribe': 'link',
  'GET claims.jsonl': 'public',
  'GET health': 'public',
  'GET hunt/random': 'public',
  'GET random': 'public',
  'GET runs/progress': 'public',
}

/** Who may send a form: everybody (whoever signs up), members, or only moderators or admins. */
type Sender = 'all' | 'account' | 'member' | 'moderator' | 'admin'
const actions: Record<string, Sender> = {
  'account/actions.ts signUpAction': 'all',
  'account/actions.ts signInAction': 'all',
  'account/actions.ts githubAction': 'all',
  'account/actions.ts confirmAction': 'all',
  'account/actions.ts forgotAction': 'all',
  'account/actions.ts resetAction': 'all',
  'account/actions.ts signOutAction': 'all',
  'account/actions.ts endSessionAction': 'account',
  'account/actions.ts deleteAction': 'account',
  'account/digest-action.ts setDigestAction': 'account',
  'account/key-actions.ts makeKeyAction': 'account',
  'account/key-actions.ts revokeKeyAction': 'account',
  'account/passkey-actions.ts passkeyOfferAction': 'account',
  'account/passkey-actions.ts addPasskeyAction': 'account',
  'account/passkey-actions.ts renamePasskeyAction': 'account',
  'account/passkey-actions.ts removePasskeyAction': 'account',
  'account/passkey-actions.ts passkeyChallengeAction': 'all',
  'account/passkey-actions.ts passkeySignInAction': 'all',
  'account/news/actions.ts openNewsAction': 'account',
  'account/news/actions.ts readAllAction': 'account',
  'activity/watch-action.ts watchAction': 'member',
  'admin/actions.ts grantAction': 'admin',
  'claims/[uid]/actions.ts voteAction': 'member',
  'claims/[uid]/actions.ts replyAction': 'member',
  'claims/[uid]/actions.ts withdrawAction': 'member',
  'claims/[uid]/actions.ts withdrawReplyAction': 'member',
  'claims/[uid]/actions.ts decideAction': 'member',
  'claims/[uid]/actions.ts checkAction': 'member',
  'claims/form-actions.tsx createAction': 'member',
  'claims/form-actions.tsx editAction': 'member',
  'claims/form-actions.tsx previewAction': 'all',
  'flag/actions.ts flagAction': 'member',
  'lists/actions.ts createListAction': 'member',
  'lists/actions.ts changeListAction': 'member',
  'lists/actions.ts deleteListAction': 'member',
  'lists/keep/action.ts keepAction': 'member',
  'moderation/actions.ts moderateAction': 'moderator',
  'play/actions.ts answerAction': 'member',
  'questions/actions.ts saveSearchAction': 'member',
  'questions/actions.ts removeSearchAction': 'member',
  'questions/actions.ts addTaskAction': 'member',
  'questions/actions.ts tickTaskAction': 'member',
  'tags/[label]/actions.ts mergeTagAction': 'moderator',
  'tags/[label]/actions.ts unmergeTagAction': 'moderator',
}

test('every endpoint and every server action has a row', () => {
  const routes = files
    .filter(path => /(^|\/)route\.tsx?$/.test(path))
    .flatMap(path =>
      [...sourceOf(path).matchAll(/^export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
        ([, method]) => `${method} ${path.replace(/\/route\.tsx?$/, '')}`,
      ),
    )
  expect(routes.sort()).toEqual(Object.keys(endpoints).sort())
  const found = files
    .filter(path => /\.tsx?$/.test(path) && /^'use server'/.test(sourceOf(path)))
    .flatMap(path =>
      [...sourceOf(path).matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(
        ([, name]) => `${path} ${name}`,
      ),
    )
  expect(found.sort()).toEqual(Object.keys(actions).sort())
})

const written = () => db.auditEvent.count()

type Handler = (request: Request, context: { params: typeof params }) => Promise<Response>
const handlerOf = async (endpoint: string) => {
  const [method, path] = endpoint.split(' ')
  const handler = (await load(`${path}/route.ts`))[method] as Handler
  return (headers: Headers, body = '{}') =>
    handler(new Request(`https://site.example/${path}`, { method, headers, ...(method === 'GET' ? {} : { body }) }), {
      params,
    })
}

const rows = (kind: Kind) => Object.keys(endpoints).filter(name => endpoints[name] === kind)

describe.each(rows('write'))('%s', name => {
  test('is refused to visitors, other sites, suspended people and bad keys, and takes no body without end', async () => {
    const send = await handlerOf(name)
    const before = await written()
    const status = async (headers: Headers, body?: string) => (await send(headers, body)).status
    expect(await status(as(null))).toBe(401)
    for (const headers of [foreign('member'), nowhere('member'), crossSite('member')])
      expect(await status(headers)).toBe(403)
    expect(await status(as('suspended'))).toBe(403)
    const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` })
    if (name.includes('api/claims')) {
      expect(await status(bearer(`soluscope_${'x'.repeat(43)}`))).toBe(401)
      expect(await status(bearer(keys.account))).toBe(403)
      expect([400, 404]).toContain(await status(bearer(keys.claims)))
    }
    // A member is not refused for who they are, but for what they send.
    expect([400, 404]).toContain(await status(as('member')))
    if (!/withdraw|restore/.test(name)) expect(await status(as('member'), `"${'x'.repeat(2_000_000)}"`)).toBe(413)
    expect(await written()).toBe(before)
  })
})

test.each(rows('compute'))('%s takes no body without end', async name => {
  const send = await handlerOf(name)
  expect((await send(as(null), `"${'x'.repeat(2_000_000)}"`)).status).toBe(413)
})

test.each(rows('link'))('%s does nothing without what was given for it', async name => {
  const send = await handlerOf(name)
  const before = await written()
  for (const headers of [as(null), as('member')]) expect([400, 403, 404]).toContain((await send(headers)).status)
  expect(await written()).toBe(before)
})

test.each(rows('own'))('%s is for whoever it belongs to', async name => {
  const send = await handlerOf(name)
  expect((await send(as(null))).status).toBe(401)
  expect((await send(new Headers({ authorization: `Bearer ${keys.claims}x` }))).status).toBe(401)
})

/** A form that says what it is about, where that is asked before anything else. */
function filled(): FormData {
  const form = new FormData()
  form.set('game', 'detection')
  form.set('seed', '1')
  form.set('neuron', 'planted/0/1')
  form.set('kept', 'bookmark')
  return form
}

/** What became of a form: its problem, or the error or redirect that was thrown. */
async function sent(name: string, headers: Headers, form = filled()): Promise<string> {
  const [path, action] = name.split(' ')
  const work = (await load(path))[action] as (...given: unknown[]) => Promise<{ problem?: string } | undefined>
  asked.headers = headers
  try {
    const given = work.length === 1 ? [form] : [{}, form]
    return (await work(...given))?.problem ?? 'done'
  } catch (error) {
    return String((error as { digest?: string }).digest ?? error)
  }
}

const notOwn = /not sent by a page of this site/
const closed = /Sign in|sign-in/

test.each(Object.entries(actions))(
  '%s (%s) is refused to other sites and to whom it is not for',
  async (name, sender) => {
    const before = await written()
    for (const headers of [foreign('member'), nowhere('member'), crossSite('member')])
      expect(await sent(name, headers)).toMatch(notOwn)
    if (sender === 'all') return expect(await written()).toBe(before)
    expect(await sent(name, as(null))).toMatch(closed)
    if (sender === 'member') expect(await sent(name, as('suspended'))).toMatch(/You are suspended until/)
    if (sender === 'moderator' || sender === 'admin') {
      const form = new FormData()
      for (const [field, value] of Object.entries({
        id: '1',
        role: 'admin',
        subject: 'user:1',
        action: 'warn',
        reason: 'x',
        label: 'x',
        into: 'y',
      }))
        form.set(field, value)
      expect(await sent(name, as('member'), form)).toMatch(/does not allow|Too many/)
      if (sender === 'admin') expect(await sent(name, as('moderator'), form)).toMatch(/does not allow/)
    }
    expect(await written()).toBe(before)
  },
)
