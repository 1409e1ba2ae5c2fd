import { readdirSync, readFileSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.stubEnv('AUTH_SECRET', 'a secret that only tests know, long enough')
vi.stubEnv('PUBLIC_URL', 'https://site.example')
vi.mock('server-only', () => ({}))
const { auth } = await import('#lib/accounts/auth.ts')
const { signedIn } = await import('#lib/accounts/testing/signed-in.ts')
const { db } = await import('#lib/db.ts')
afterAll(() => db.$disconnect())

const person = { email: 'ann@example.org', password: 'correct horse battery' }
let cookie = ''
beforeAll(async () => {
  const hash = await (await auth().$context).password.hash(person.password)
  const { id } = await db.user.create({ data: { name: 'Ann', email: person.email, emailVerified: true } })
  await db.account.create({
    data: { userId: id, providerId: 'credential', accountId: String(id), password: hash },
  })
  cookie = (await signedIn(person)).get('cookie') ?? ''
})

const app = new URL('./', import.meta.url)
const sourceOf = (path: string) => readFileSync(new URL(path, app), 'utf8')
const routes = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(path => /(^|\/)route\.tsx?$/.test(path))
const endpoints = routes.flatMap(path =>
  [...sourceOf(path).matchAll(/^export (?:async )?(?:function|const) (GET|POST)\b/gm)].map(([, method]) => [
    method,
    path,
  ]),
)

/** Names that endpoints read from the query of an address. */
const queries = [
  ...['neuron', 'model', 'kind', 'tag', 'author', 'status', 'question', 'limit', 'before', 'person', 'run', 'pattern'],
  ...['text', 'prefix', 'token', 'state', 'code', 'q', 'from', 'to', 'sort', 'layer', 'page', 'seed', 'hidden'],
]

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Response | Promise<Response>

test.each(endpoints)('%s %s answers an address that is nonsense', async (method, path) => {
  const handler = (await import(new URL(path, app).href))[method] as Handler
  // U+0000 does not come this far (workers/start/without-nul.mjs).
  for (const word of ['', '-1', '99999999999999999999', '..', 'é'.repeat(2_000)]) {
    const params = Promise.resolve(Object.fromEntries([...path.matchAll(/\[(\w+)\]/g)].map(([, key]) => [key, word])))
    const query = new URLSearchParams(queries.map(key => [key, word]))
    const headers = { host: 'site.example', origin: 'https://site.example', 'soluscope-peer': '192.0.2.1', cookie }
    const body = method === 'GET' ? {} : { body: '{"value":1,"text":"x","from":1,"kept":"bookmark","on":true}' }
    const request = new NextRequest(`https://site.example/x?${query}`, { method, headers, ...body })
    let status = 404
    try {
      status = (await handler(request, { params })).status
    } catch (error) {
      // How Next is told to lead on, or that there is nothing.
      if (!(error as { digest?: string }).digest?.startsWith('NEXT_')) throw error
    }
    expect(status, word.slice(0, 30)).toBeLessThan(500)
  }
})
