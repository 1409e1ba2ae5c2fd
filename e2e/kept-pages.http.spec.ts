import { expect, test } from '@playwright/test'

test('a neuron read before comes again as it was, and a reader who has it is told so', async ({ request }) => {
  const first = await request.get('/planted/0/9')
  const again = await request.get('/planted/0/9')
  expect(await again.text()).toBe(await first.text())
  const { etag } = again.headers()
  expect(etag).toMatch(/^W\/"/)
  const known = await request.get('/planted/0/9', { headers: { 'if-none-match': etag } })
  expect(known.status()).toBe(304)
  const head = await request.head('/planted/0/9')
  expect([head.status(), head.headers().etag, (await head.body()).length]).toEqual([200, etag, 0])
})

test('the part of a page that the app’s own router asks for is not the page', async ({ request }) => {
  await request.get('/planted/0/10')
  const part = await request.get('/planted/0/10', { headers: { rsc: '1' } })
  expect(part.headers()['content-type']).toContain('text/x-component')
})
