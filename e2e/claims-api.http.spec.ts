import { type APIRequestContext, expect, test } from '@playwright/test'
import { makeAccount } from '#e2e/support/make-account.ts'
import { sendForm } from '#e2e/support/send-form.ts'

/** Headers of a script of a new person, who makes it a key for claims; the person's own browser is signed in. */
async function script(request: APIRequestContext, name: string): Promise<{ authorization: string }> {
  const email = `${name.toLowerCase()}@api.example.org`
  await makeAccount(request, { name, email, password: 'correct horse battery' })
  const own = { origin: process.env.SOLUSCOPE_SITE ?? '' }
  const made = await sendForm(request, '/account', { name: 'notebook', scope: 'claims' }, own, 'Name of a new key')
  const [key] = /soluscope_[\w-]{43}/.exec(await made.text()) ?? []
  if (!key) throw new Error(`wanted a key, got ${made.status()}`)
  return { authorization: `Bearer ${key}` }
}

const family = (members: string[]) => ({
  title: 'Of a script',
  symmetry: 'digit',
  parameter: 'digit',
  members: members.map(value => ({ neuron: `planted/0/${value}`, value })),
})

test('scripts with keys write a claim, vote, reply, edit at once and are told both sides; it is in the dump', async ({
  playwright,
  baseURL,
}) => {
  const fresh = () => playwright.request.newContext({ baseURL })
  const [browser, other, visitor] = await Promise.all([fresh(), fresh(), fresh()])
  const [ann, ben] = [await script(browser, 'Annabel'), await script(other, 'Benedict')]
  const send = (headers: Record<string, string>, path: string, data: unknown) =>
    visitor.post(`/api/claims${path}`, { headers, data })

  const stated = { kind: 'family', body: family(['1', '2']), confidence: 'high' }
  const made = await send(ann, '', stated)
  expect(made.status()).toBe(201)
  const { uid } = await made.json()
  expect(await (await send(ben, `/${uid}/votes`, { value: 1, reason: 'Seen.' })).json()).toMatchObject({ votesFor: 1 })
  expect((await send(ben, `/${uid}/replies`, { text: 'And three?' })).status()).toBe(201)
  const edit = (members: string[]) => ({ from: 1, body: family(members), confidence: 'high' })
  expect(await (await send(ben, `/${uid}/versions`, edit(['1', '2', '3']))).json()).toEqual({ version: 2 })
  const late = await send(ann, `/${uid}/versions`, edit(['2', '4']))
  expect(late.status()).toBe(409)
  expect(await late.json()).toMatchObject({
    problem: 'Benedict has changed this claim meanwhile: version 2 stands there now.',
    current: { version: 2, body: family(['1', '2', '3']) },
    base: { version: 1 },
    merged: { body: family(['2', '4', '3']), conflicts: [] },
  })
  const read = await (await visitor.get(`/api/claims/${uid}`)).json()
  expect(read).toMatchObject({
    version: 2,
    votesFor: 0,
    replies: [{ text: 'And three?', author: { name: 'Benedict' } }],
  })
  expect(JSON.stringify(read)).not.toContain('@')
  const list = await (await visitor.get('/api/claims?neuron=planted/0/3&kind=family')).json()
  expect(list.claims.map((claim: { uid: string }) => claim.uid)).toContain(uid)
  const dump = (await (await visitor.get('/claims.jsonl')).text()).trim().split('\n')
  expect(dump[0]).toContain('"licence":"CC-BY-4.0"')
  expect(dump.filter(line => line.includes(uid))).toHaveLength(1)
  expect(dump.at(-1)).toBe(
    JSON.stringify({ end: true, claims: dump.filter(line => line.startsWith('{"claim"')).length }),
  )

  expect((await send(ben, `/${uid}/withdraw`, {})).status()).toBe(403)
  expect((await send(ann, `/${uid}/withdraw`, {})).status()).toBe(200)
  expect(await (await visitor.get(`/api/claims/${uid}`)).json()).toMatchObject({ current: null, versions: [] })
  expect((await send(ann, `/${uid}/restore`, {})).status()).toBe(200)

  // What is refused is told in one line.
  const refused: [Promise<{ status(): number; text(): Promise<string> }>, number, string][] = [
    [send({}, '', stated), 403, 'not sent by a page of this site'],
    [send({ origin: 'https://evil.example' }, '', stated), 403, 'not sent by a page of this site'],
    [send({ authorization: 'Bearer soluscope_none' }, '', stated), 401, 'wanted a header'],
    [send(ann, '', '{"kind":'), 400, 'wanted JSON'],
    [send(ann, '', { ...stated, body: family(['999']) }), 400, 'planted/0/999: '],
    [send(ann, '', { ...stated, status: 'supported' }), 400, 'status'],
    [send(ben, `/${uid}/votes`, { value: 1, userId: 1 }), 400, 'userId'],
    [send(ben, `/${uid}/replies`, { text: 'x', hiddenAt: null }), 400, 'hiddenAt'],
    [send(ben, `/${uid}/versions`, { ...edit(['5']), from: 2, trusted: true }), 400, 'trusted'],
    [send(ann, '', { ...stated, text: 'x'.repeat(70_000) }), 413, 'at most 65536 bytes'],
    [send(ann, `/${uid}/votes`, { value: 1 }), 403, 'your own statement'],
    [send(ann, '/none/replies', { text: 'x' }), 404, 'There is no claim none'],
    [visitor.get('/api/claims?kind=opinion'), 400, 'kind: '],
    // A browser that is signed in writes from the site's own pages only.
    [browser.post('/api/claims', { headers: { origin: 'https://evil.example' }, data: stated }), 403, 'not sent by'],
  ]
  for (const [sent, status, words] of refused) {
    const answer = await sent
    const text = await answer.text()
    expect([answer.status(), text.trim().split('\n').length, text]).toEqual([status, 1, expect.stringContaining(words)])
  }
  const own = await browser.post('/api/claims', { headers: { origin: baseURL ?? '' }, data: stated })
  expect(own.status()).toBe(201)
})
