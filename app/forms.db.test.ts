import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
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
const { foreign, formRows, password } = await import('#app/_testing/form-rows.ts')
const { makeThings } = await import('#app/_testing/form-things.ts')
const { snapshot } = await import('#workers/testing/whole-database.ts')
const { AccountRefusal } = await import('#lib/accounts/account-refusal.ts')
const { auth } = await import('#lib/accounts/auth.ts')
const { signedIn } = await import('#lib/accounts/testing/signed-in.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { db } = await import('#lib/db.ts')
afterAll(() => db.$disconnect())

const cookies: Record<string, string> = {}
let there: Awaited<ReturnType<typeof makeThings>>
let site: Awaited<ReturnType<typeof snapshot>>

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await addModels('planted')
  const names = ['member', 'other', 'moderator', 'admin', 'fresh'] as const
  const [member, other, moderator, admin, fresh] = await addPeople(...names)
  moderator.role = 'moderator'
  admin.role = 'admin'
  const hash = await (await auth().$context).password.hash(password)
  for (const [i, { id, role }] of [member, other, moderator, admin, fresh].entries()) {
    await db.user.update({ where: { id }, data: { role } })
    const way = { providerId: 'credential', accountId: String(id), password: hash }
    await db.account.create({ data: { userId: id, ...way } })
    cookies[names[i]] = (await signedIn({ email: `${names[i]}@example.org`, password })).get('cookie') ?? ''
  }
  await db.user.update({ where: { id: fresh.id }, data: { emailVerified: false, sessions: { deleteMany: {} } } })
  there = await makeThings({ member, other, moderator, admin, fresh })
  site = await snapshot(pool)
})
beforeEach(() => site.restore())

type Fields = Record<string, string>
const send = async (name: string, fields: Fields) => {
  const [who] = formRows[name]
  const [path, action] = name.split(' ')
  const work = (await import(new URL(path, import.meta.url).href))[action] as (...given: unknown[]) => Promise<unknown>
  const own = { host: 'site.example', origin: 'https://site.example', 'soluscope-peer': '192.0.2.1' }
  asked.headers = new Headers({ ...own, ...(who && { cookie: cookies[who] }) })
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  try {
    const state = (await (work.length === 1 ? work(form) : work({}, form))) as { problem?: string } | undefined
    return { problem: state?.problem ?? null, to: null }
  } catch (error) {
    if (error instanceof AccountRefusal) return { problem: error.message, to: null }
    const { digest } = error as { digest?: string }
    if (!digest?.startsWith('NEXT_REDIRECT')) throw error
    return { problem: null, to: digest.split(';')[2] }
  }
}

/** Everything that is stored, without what is random or a moment of now. */
async function stored(): Promise<string[]> {
  const secret = /"(token|password|hash|prefix|identifier|uid)": "[^"]*"/g
  return (await site.rows())
    .filter(row => !row.startsWith('rate_count '))
    .map(row => row.replace(/"20[23]\d-\d\d-\d\dT[^"]*"/g, '"now"').replace(secret, '"$1": "#"'))
    .map(row =>
      row.replace(/\b[0-9a-f]{16}\b/g, uid => (Object.values<string>(there).includes(uid) ? uid : 'a new one')),
    )
    .sort()
}

const rows = Object.keys(formRows)
const nonsense = ['\0', '99999999999', '//evil.example/', 'x'.repeat(900_000)]

test('every form has a row', () => {
  const app = new URL('./', import.meta.url)
  const found = readdirSync(app, { recursive: true, encoding: 'utf8' }).flatMap(path => {
    const source = /\.tsx?$/.test(path) ? readFileSync(new URL(path, app), 'utf8') : ''
    if (!source.startsWith("'use server'")) return []
    return [...source.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name]) => `${path} ${name}`)
  })
  // A device's answer, another site's, a text that is only drawn, and the items of a published run: lib/accounts and lib/play try these.
  const others = /passkeyOffer|addPasskey|passkeyChallenge|passkeySignIn|github|preview|answerAction/
  expect(found.filter(name => !others.test(name)).sort()).toEqual([...rows].sort())
})

describe.each(rows)('%s', name => {
  const fields = () => formRows[name][1](there)

  test('does with more fields what it does without, or nothing', async () => {
    const before = await stored()
    expect((await send(name, fields())).problem).toBeNull()
    const after = await stored()
    expect(after).not.toEqual(before)
    await site.restore()
    const refused = (await send(name, { ...foreign, ...fields() })).problem !== null
    expect(await stored()).toEqual(refused ? before : after)
  })

  test('answers nonsense in any field in one line, keeps nothing beyond measure, and leads nowhere but to this site', async () => {
    const failed: string[] = []
    const large: string[] = []
    for (const field of Object.keys(fields()))
      for (const value of nonsense) {
        const { problem, to } = await send(name, { ...fields(), [field]: value }).catch(error => ({
          problem: `thrown\n${error}`,
          to: null,
        }))
        // What was done is undone, so that the next value meets what the first did.
        if (problem === null) {
          large.push(...(await site.rows()).filter(row => row.length > 6_000))
          await site.restore()
        }
        const here = to === null || new URL(to, 'https://site.example').origin === 'https://site.example'
        if (!/^.{0,300}$/u.test(problem ?? '') || !here || (to?.length ?? 0) > 2_100)
          failed.push(`${field}: ${JSON.stringify(value.slice(0, 20))} ${problem} ${to}`.slice(0, 300))
      }
    expect(failed).toEqual([])
    expect(large).toEqual([])
  })
})

test.each([
  [
    'api/claims/route.ts',
    201,
    { kind: 'tag', editors: 'author', confidence: 'low', body: { neurons: ['planted/0/1'], label: 'x' } },
  ],
  ['api/claims/[uid]/replies/route.ts', 201, { text: 'So?' }],
  [
    'api/claims/[uid]/versions/route.ts',
    201,
    { from: 1, confidence: 'low', body: { neurons: ['planted/0/1'], text: 'Now.' } },
  ],
  ['api/claims/[uid]/votes/route.ts', 200, { value: -1, reason: 'No.' }],
  ['api/mine/neurons/[model]/[layer]/[neuron]/route.ts', 200, { kept: 'bookmark', on: true }],
] as const)('%s takes a body of its own fields, and none with another', async (path, done, body) => {
  const { POST } = await import(new URL(path, import.meta.url).href)
  const uid = path.includes('votes') ? there.claim : there.mine
  const params = Promise.resolve({ uid, model: 'planted', layer: '0', neuron: '1' })
  const headers = { host: 'site.example', origin: 'https://site.example', cookie: cookies.member }
  const status = async (sent: unknown): Promise<number> => {
    await pool.query('delete from rate_count')
    const request = new Request('https://site.example/', { method: 'POST', headers, body: JSON.stringify(sent) })
    return (await POST(request, { params })).status
  }
  const before = await stored()
  for (const [field, value] of Object.entries(foreign)) {
    if (field in body) continue
    expect(await status({ ...body, [field]: value }), field).toBe(400)
    if ('body' in body) expect(await status({ ...body, body: { ...body.body, [field]: value } }), field).toBe(400)
  }
  const texts = JSON.stringify(body).match(/(?<=:)"\w[^"]*"/g) ?? []
  for (const text of texts)
    expect(await status(JSON.parse(JSON.stringify(body).replace(text, '"\\u0000"'))), text).toBe(400)
  expect(await stored()).toEqual(before)
  expect(await status(body)).toBe(done)
})
