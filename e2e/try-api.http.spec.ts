import { type APIResponse, expect, test } from '@playwright/test'

const at = '/api/live/planted'

test('a text is read: activations, strongest neurons, next tokens and log-probs as JSON', async ({ request }) => {
  const answer = await request.post(at, { data: { text: 'b4', neuron: '0/12' } })
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  const read = await answer.json()
  expect(read.pieces.map(({ text }: { text: string }) => text)).toEqual(['b', '4'])
  expect(read.neuron.at).toBe('0/12')
  expect(read.neuron.activations[1] / read.neuron.scale).toBeCloseTo(1, 1)
  expect(read.strongest.byToken[0][0][0]).toBe('0/1')
  expect(read.strongest.overall.length).toBeLessThanOrEqual(10)
  expect(read.predictions.next).toHaveLength(3)
  expect(read.predictions.logProbs).toHaveLength(2)
  const sum = read.predictions.next[0].reduce(
    (all: number, [, logProb]: [number, number]) => all + Math.exp(logProb),
    0,
  )
  expect(sum).toBeLessThanOrEqual(1)
  const few = await (await request.post(at, { data: { text: 'b4', want: ['predictions'] } })).json()
  expect([few.neuron, few.strongest]).toEqual([null, null])
})

test('what cannot be read is refused with one line', async ({ request }) => {
  const headers = { 'content-type': 'application/json' }
  for (const [path, data, status, line] of [
    [at, '', 400, 'body: wanted JSON { "text": "..." }, got something else'],
    [at, '{"text":', 400, 'body: wanted JSON { "text": "..." }, got something else'],
    [at, '[]', 400, 'body: wanted an object { "text": "..." }, got something else'],
    [at, '{"text":""}', 422, 'text: wanted some text, got none; type or paste some'],
    [at, JSON.stringify({ text: 'a', neuron: '0' }), 400, 'neuron: wanted "LAYER/NEURON", got 0'],
    [
      at,
      JSON.stringify({ text: 'a', neuron: '0/99' }),
      404,
      'no neuron 0/99: planted has one layer, 0, with neurons 0 to 31.',
    ],
    [at, JSON.stringify({ text: 'a', run: '0'.repeat(16) }), 404, 'no published run 0000000000000000 of planted'],
    [
      at,
      JSON.stringify({ text: 'ab'.repeat(150) }),
      413,
      'text: wanted at most 255 tokens, which is the context of planted, got 300; take 45 tokens out',
    ],
    [
      at,
      JSON.stringify({ text: 'a'.repeat(40_001) }),
      422,
      'text: wanted at most 40000 characters, got 40001; paste less of it',
    ],
    [at, 'a'.repeat(300_000), 413, 'body: wanted at most 262144 bytes, got more; paste less of the text'],
    [at, JSON.stringify({ text: 'Ä' }), 422, /^text: the vocabulary has no token for byte/],
    ['/api/live/nothing', '{"text":"a"}', 404, 'no model nothing'],
  ] as const) {
    // As bytes: a string would be written as JSON once more.
    const answer = await request.post(path, { headers, data: Buffer.from(data) })
    expect(answer.status(), String(line)).toBe(status)
    const words = (await answer.text()).trimEnd()
    if (typeof line === 'string') expect(words).toBe(line)
    else expect(words).toMatch(line)
  }
})

test('a text is kept once under its address', async ({ request }) => {
  const keep = async () => (await request.post(`${at}/texts`, { data: { text: 'a text\nof mine' } })).json()
  const { id, href } = await keep()
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(href).toBe(`/planted/try?text=${id}`)
  expect((await keep()).id).toBe(id)
  expect(await (await request.get(`${at}/texts/${id}`)).json()).toEqual({
    id,
    model: 'planted',
    text: 'a text\nof mine',
  })
  expect((await request.get(`/api/live/solu-1l-d64/texts/${id}`)).status()).toBe(404)
  expect((await request.get(`${at}/texts/none`)).status()).toBe(404)
  expect((await request.post(`${at}/texts`, { data: { text: 'a'.repeat(256) } })).status()).toBe(413)
})

test('how busy the readers are can be asked', async ({ request }) => {
  const state = await (await request.get('/api/live')).json()
  expect(Object.keys(state).toSorted()).toEqual(['running', 'threads', 'waiting'])
  expect(state.threads).toBeGreaterThanOrEqual(1)
})

test('a stored row that does not exist is refused with one line', async ({ request, page }) => {
  await page.goto('/planted/0/1')
  const run = /Run ([0-9a-f]{16})/.exec((await page.locator('#about-ranked').textContent())!)![1]
  const row = (words: string) => request.get(`${at}/row?run=${run}&neuron=0/1&${words}`)
  const good = await row('document=0&token=5&until=9')
  const { start, at: place, text, answer } = await good.json()
  expect([start, place, text.length]).toEqual([0, 5, 9])
  expect(answer.neuron.activations).toHaveLength(9)
  for (const [words, status, line] of [
    ['document=0&token=9999', 404, "no token 9999 in a document 0 of the run's corpus"],
    ['document=99999&token=0', 404, "no token 0 in a document 99999 of the run's corpus"],
    ['document=0&token=a', 400, 'token: wanted its number in the document, got a'],
  ] as const) {
    const refused = await row(words)
    expect([refused.status(), await refused.text()]).toEqual([status, `${line}\n`])
  }
})

test('too many texts, or searches, of one address are refused for a while, and no other address is', async ({
  request,
}) => {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7' }
  const refused = async (ask: () => Promise<APIResponse>) => {
    for (let asked = 0; asked < 200; asked++) {
      const answer = await ask()
      if (answer.status() === 429) return answer
    }
    throw new Error('never refused')
  }
  // Refused for what it is, and counted all the same.
  const text = await refused(() => request.post(at, { headers, data: Buffer.from('[]') }))
  expect(await text.text()).toMatch(/^too many texts from your address; try again in \d+ s\n$/)
  const search = await refused(() => request.get('/api/patterns/search', { headers }))
  expect((await search.json()).problem).toMatch(/^too many searches from your address; try again in \d+ s$/)
  expect(Number(search.headers()['retry-after'])).toBeGreaterThan(0)
  const others = { ...headers, 'x-forwarded-for': '192.0.2.8' }
  expect((await request.post(at, { headers: others, data: { text: 'b4' } })).status()).toBe(200)
  expect((await request.get('/api/patterns/search?q=q&model=planted', { headers: others })).status()).toBe(200)
})

test('who hangs up leaves nothing behind: what waited is gone, and others are answered', async ({
  request,
  baseURL,
}) => {
  const gone = new AbortController()
  const body = JSON.stringify({ text: 'ab'.repeat(120) })
  const asked = Array.from({ length: 5 }, () =>
    fetch(`${baseURL}${at}`, { method: 'POST', body, signal: gone.signal }).catch((error: Error) => error.name),
  )
  gone.abort()
  for (const answer of await Promise.all(asked)) expect(answer).toBe('AbortError')
  await expect.poll(async () => (await request.get('/api/live')).json()).toMatchObject({ running: 0, waiting: 0 })
  expect((await request.post(at, { data: { text: 'b4' } })).status()).toBe(200)
})
