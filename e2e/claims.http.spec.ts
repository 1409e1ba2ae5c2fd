import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { makeAccount } from '#e2e/support/make-account.ts'
import { sendForm } from '#e2e/support/send-form.ts'
import { hostileTexts } from '#lib/claims/testing/hostile-texts.ts'
import { line, note, prose } from '#lib/claims/texts.ts'

// One has a window, but which window makes no difference: it is run once. One address may sign up so often only: they share a person.
test.describe.configure({ mode: 'serial' })
let page: Page
test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ baseURL: process.env.SOLUSCOPE_SITE })).newPage()
})
test.afterAll(() => page.context().close())

const accepted = (form: { safeParse: (text: string) => { success: boolean } }) =>
  hostileTexts.filter(text => form.safeParse(text).success)
const texts = accepted(prose)
const lines = accepted(line)
const notes = accepted(note)
const neurons = Array.from({ length: 256 }, (_, i) => `solu-1l-d64/0/${i}`)

/** Texts one under the other, as many as go into one. */
function joined(from: number): string {
  let all = ''
  for (const text of texts.slice(from)) {
    if (text.length < 300 && all.length + text.length < 3900) all += `${text}\n\n`
  }
  return all
}

async function post(request: APIRequestContext, path: string, data: object): Promise<{ uid: string }> {
  const answer = await request.post(path, { data, headers: { origin: process.env.SOLUSCOPE_SITE ?? '' } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

test('without scripts a visitor is sent to sign in with what was typed in the address, and a member’s claim is written', async () => {
  const own = { origin: process.env.SOLUSCOPE_SITE ?? '' }
  const form = '/claims/new?kind=tag&neuron=planted/0/5'
  const fields = { neurons: 'planted/0/5', label: 'five', text: 'Fires on fives.', confidence: 'high', evidence: '' }
  const asked = await (await sendForm(page.request, form, fields, own)).text()
  expect(asked).toContain('Sign in to write this.')
  const [, next = ''] = /account\/sign-in\?next=([^"]+)"/.exec(asked) ?? []
  const back = await (await page.request.get(decodeURIComponent(next))).text()
  expect(back).toContain('Fires on fives.')
  expect(back).toContain('value="five"')

  const name = '<img src=x onerror=ran=1>'
  await makeAccount(page.request, {
    name,
    email: `eve-${Date.now()}@claims.example.org`,
    password: 'correct horse battery',
  })
  const wrong = await (await sendForm(page.request, form, { ...fields, evidence: 'nonsense' }, own)).text()
  expect(wrong).toContain('Wanted an address')
  expect(wrong).toContain('Fires on fives.')
  // Fields that the form has not are left out.
  const more = {
    status: 'supported',
    votesFor: '9',
    authorId: '1',
    author: '1',
    hiddenAt: '2020-01-01',
    id: '1',
    uid: 'x',
  }
  const written = await sendForm(page.request, form, { ...fields, ...more }, own)
  expect(written.status()).toBe(303)
  const { location } = written.headers()
  expect(await (await page.request.get(location)).text()).toContain('Fires on fives.')
  const kept = await (await page.request.get(`/api${new URL(location, process.env.SOLUSCOPE_SITE).pathname}`)).json()
  expect(kept).toMatchObject({ status: 'proposed', votesFor: 0, author: { name }, hiddenAt: null })
  const elsewhere = await sendForm(page.request, form, fields, { origin: 'https://evil.example' })
  expect(elsewhere.status()).not.toBe(303)
})

test('hostile texts in every field of every kind of claim run nothing, load nothing and ask nothing', async () => {
  expect(texts.length).toBeGreaterThanOrEqual(200)
  const write = (kind: string, body: object, rest: object = {}) =>
    post(page.request, '/api/claims', { kind, body, confidence: 'low', ...rest })
  // The first posts of somebody new are held where they are full of links: these are none.
  for (const label of ['one', 'two', 'three']) await write('tag', { neurons: [neurons[0]], label })
  const family = (from: number) =>
    write('family', {
      title: lines[from % lines.length],
      parameter: lines[(from + 1) % lines.length],
      symmetry: 'free',
      text: joined(from),
      members: texts
        .slice(from, from + 180)
        .map((text, i) => ({ neuron: neurons[i], value: lines[i % lines.length], note: text })),
    })
  const evidence = notes
    .slice(0, 18)
    .map(words => ({ type: 'link', url: 'https://example.org/"><script>ran=1</script>', note: words }))
  const claims = await Promise.all([
    ...[0, 180].map(family),
    write('split', {
      parent: 'planted/0/7',
      text: joined(60),
      children: texts.slice(40, 100).map((text, i) => ({ neuron: neurons[i + 1], note: text })),
    }),
    write(
      'description',
      {
        neurons: [neurons[0]],
        text: joined(0),
        predicate: { type: 'tokens', tokens: lines.map(text => text.slice(0, 60)) },
      },
      { evidence },
    ),
    write('tag', {
      neurons: [neurons[0]],
      label: '"><img src=x onerror=ran=1>',
      text: joined(90),
      predicate: { type: 'domain', domains: lines.slice(50, 100) },
    }),
    write('regex', { neurons: [neurons[0]], pattern: '"><script>ran=1</script>', text: joined(150) }),
    write('relation', { source: neurons[0], target: neurons[1], relation: 'excites', text: joined(200) }),
  ])
  const replies = [...texts.slice(0, 12), ...texts.slice(-12)]
  for (const text of replies) await post(page.request, `/api/claims/${claims[3].uid}/replies`, { text })

  const told: string[] = []
  page.on('dialog', dialog => {
    told.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (!request.url().startsWith(process.env.SOLUSCOPE_SITE ?? '')) told.push(`a request to ${request.url()}`)
  })
  const tag = '/tags/%22%3E%3Cimg%20src%3Dx%20onerror%3Dran%3D1%3E'
  const paths = claims.flatMap(({ uid }, i) =>
    i < 3 ? [`/claims/${uid}`] : [`/claims/${uid}`, `/claims/${uid}/history`],
  )
  for (const path of [...paths, `/claims/${claims[0].uid}/edit`, '/claims', '/tags', tag, `/${neurons[0]}`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    // What would run would have run by now, but for what waits for the pointer or the focus.
    const found = await page.evaluate(() => {
      const main = document.querySelector('main')!
      for (const element of main.querySelectorAll('*')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        element.dispatchEvent(new Event('focus'))
      }
      const handlers = [...main.querySelectorAll('*')].filter(one =>
        [...one.attributes].some(({ name }) => /^on/.test(name)),
      )
      const foreign = [...main.querySelectorAll('script, iframe, object, embed, img, style, link, base, meta')]
      const links = [...main.querySelectorAll('a')].filter(({ protocol }) => !/^https?:$/.test(protocol))
      return { ran: 'ran' in window, odd: [...handlers, ...foreign, ...links].map(one => one.outerHTML.slice(0, 200)) }
    })
    expect({ path, ...found, told }).toEqual({ path, ran: false, odd: [], told: [] })
  }
})
