import { expect, test } from '@playwright/test'
import { mailedLink } from '#e2e/support/mailed-link.ts'
import { makeAccount } from '#e2e/support/make-account.ts'
import { sendForm } from '#e2e/support/send-form.ts'

test('forms work without scripts, and a known e-mail gets the answer of a new one', async ({ request, baseURL }, {
  project,
}) => {
  const own = { origin: baseURL ?? '' }
  const person = { name: 'Bob', email: `bob-${project.name}@example.org`, password: 'correct horse battery' }
  for (const _ of ['new', 'known']) {
    const answer = await sendForm(request, '/account/sign-up', { ...person, role: 'admin' }, own)
    expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('A mail is on its way')])
  }
  const link = new URL(await mailedLink(person.email, 'Confirm'))
  expect((await sendForm(request, link.pathname + link.search, {}, own)).status()).toBe(303)
  const account = await request.get('/account')
  expect(await account.text()).toContain('Bob')
  expect(await account.text()).toContain('member')
})

test('only the site’s own pages can sign in, and lead to the site’s own pages', async ({ playwright, baseURL }, {
  project,
}) => {
  const site = baseURL ?? ''
  const fresh = () => playwright.request.newContext({ baseURL: site })
  const person = { name: 'Eve', email: `eve-${project.name}@example.org`, password: 'correct horse battery' }
  await makeAccount(await fresh(), person)

  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: site, 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    const answer = await sendForm(await fresh(), '/account/sign-in', person, headers)
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('session_token')
  }
  const away = await sendForm(
    await fresh(),
    '/account/sign-in',
    { ...person, next: '//evil.example/' },
    // A session that somebody else planted in the browser is not gone on with.
    { origin: site, cookie: 'soluscope.session_token=planted.planted' },
  )
  expect(away.status()).toBe(303)
  expect(new URL(away.headers().location, site).href).toBe(`${site}/account`)
  const cookies = away.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  const session = cookies.map(({ value }) => value).find(value => value.includes('session_token'))
  expect(session).not.toContain('planted')
  expect(session).toMatch(/HttpOnly/i)
  expect(session).toMatch(/SameSite=lax/i)
  expect(session).toMatch(/Path=\//)

  const large = await sendForm(
    await fresh(),
    '/account/sign-in',
    { ...person, next: 'x'.repeat(2_000_000) },
    { origin: site },
  )
  expect(large.status()).toBeGreaterThanOrEqual(400)
})

test('a page of a neuron is the same bytes with and without a session, and sets no cookie', async ({ request }) => {
  const plain = await request.get('/planted/0/11')
  const signed = await request.get('/planted/0/11', { headers: { cookie: 'member=1; soluscope.session_token=x.y' } })
  expect(await signed.text()).toBe(await plain.text())
  for (const answer of [plain, signed]) expect(answer.headers()['set-cookie']).toBeUndefined()
})
