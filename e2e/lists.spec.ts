import { expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { makeAccount } from '#e2e/support/make-account.ts'
import { emailOf, newPerson, password } from '#e2e/support/new-person.ts'

const neuronsOf = (page: Page) => page.locator('main ol a[href^="/planted/"]').allInnerTexts()

test('a list is made on a neuron’s page, ordered in one of two tabs, kept to oneself, published, embedded', async ({
  page,
  request,
}, { project }) => {
  const phone = project.name === 'phone'
  await makeAccount(page.request, { name: 'Lea', email: emailOf('Lea'), password })
  await page.goto('/planted/0/9')
  await page.getByRole('link', { name: 'Keep this neuron' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep planted/0/9' })
  await dialog.getByLabel('Bookmarked').click()
  await expect(page.getByText(', bookmarked')).toBeAttached()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('link', { name: 'A new list with it' }).click()
  await page.getByLabel('Title').fill('Digits')
  await page.getByLabel('Neurons').fill('planted/0/9\nplanted/0/12\nplanted/0/99999')
  await page.getByRole('button', { name: 'Make the list' }).click()
  await expect(page.getByText('planted/0/99999:')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Digits')
  await page.getByLabel('Neurons').fill('planted/0/9 planted/0/12 planted/0/14')
  await page.getByRole('button', { name: 'Make the list' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Digits' })).toBeVisible()
  const address = new URL(page.url()).pathname

  const second = await page.context().newPage()
  await second.goto(address)
  await page.getByRole('button', { name: 'Move planted/0/12 up' }).click()
  await expect.poll(() => neuronsOf(page)).toEqual(['planted 0/12', 'planted 0/9', 'planted 0/14'])
  if (!phone) {
    await page.getByRole('button', { name: 'Drag planted/0/14' }).hover()
    await page.mouse.down()
    await page.mouse.move(300, (await page.getByRole('button', { name: 'Drag planted/0/12' }).boundingBox())!.y, {
      steps: 8,
    })
    await page.mouse.up()
    await expect.poll(() => neuronsOf(page)).toEqual(['planted 0/14', 'planted 0/12', 'planted 0/9'])
  }
  await second.getByRole('button', { name: 'Move planted/0/14 up' }).click()
  await expect(second.getByText('This list was changed meanwhile')).toBeVisible()
  await page.getByText('Note on planted/0/12', { exact: true }).click()
  await page.getByLabel('Note on planted/0/12').fill('fires on *twelves*')
  await page.getByRole('button', { name: 'Keep the note' }).filter({ visible: true }).click()
  await expect(page.locator('em', { hasText: 'twelves' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  const other = await page.context().browser()!.newContext({ baseURL: process.env.SOLUSCOPE_SITE })
  await makeAccount(other.request, { name: 'Max', email: emailOf('Max'), password })
  for (const path of [address, `${address}?embed=1`, `${address}.json`, `${address}.csv`])
    for (const reader of [request, other.request]) expect((await reader.get(path)).status()).toBe(404)
  expect((await page.request.get(`${address}?embed=1`)).status()).toBe(404)
  await page.getByText('Title, note and readers').click()
  await page.getByLabel('Everybody').check()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('public ·')).toBeVisible()

  const json = await (await request.get(`${address}.json`)).json()
  expect(json).toMatchObject({ title: 'Digits', by: 'Lea' })
  expect(json.neurons).toHaveLength(3)
  expect(await (await request.get(`${address}.csv`)).text()).toContain('fires on *twelves*')
  const framed = await request.get(`${address}?embed=1`)
  expect(framed.headers()['content-security-policy']).toBe('frame-ancestors *')
  for (const path of [address, '/planted/0/9', '/account/sign-in?embed=1'])
    expect((await request.get(path)).headers()['content-security-policy']).toContain("frame-ancestors 'self'")
  await second.goto(`${address}?embed=1`)
  await expect(second.getByRole('banner')).toBeHidden()
  await expect(second.getByRole('button')).toHaveCount(0)
  await second.goto('/lists')
  await expect(second.getByRole('link', { name: 'Bookmarks' })).toBeVisible()
  expect(await faults(second)).toEqual([])
})

test('what others do to a claim and to a watched neuron is news, and stands in the feeds', async ({
  browser,
  page,
  request,
}, { project }) => {
  const neuron = project.name === 'phone' ? 'planted/0/2' : 'planted/0/3'
  const [ida, jon] = [await newPerson(browser, 'Ida'), await newPerson(browser, 'Jon')]
  const own = { origin: process.env.SOLUSCOPE_SITE ?? '' }
  const said = `Fires in the ${project.name} test.`
  const claim = { kind: 'description', body: { neurons: [neuron], text: said }, confidence: 'low', evidence: [] }
  await jon.request.post(`/api/mine/neurons/${neuron}`, { data: { kept: 'watch', on: true }, headers: own })
  const written = await ida.request.post('/api/claims', { data: claim, headers: own })
  expect(written.status()).toBe(201)
  const { uid } = await written.json()
  await jon.goto('/account/news')
  await expect(jon.getByText('Ida wrote a description')).toBeVisible()
  await jon.request.post(`/api/claims/${uid}/votes`, { data: { value: 1, reason: '' }, headers: own })

  await ida.goto(`/${neuron}`)
  await expect(ida.getByText('news not read').first()).toBeAttached()
  await ida.goto('/account')
  await ida.getByRole('link', { name: 'News', exact: true }).click()
  await expect(ida.getByText('Jon voted for a description')).toBeVisible()
  expect(await faults(ida)).toEqual([])
  await ida.getByRole('button', { name: 'All read' }).click()
  await expect(ida.getByText('new', { exact: true })).toHaveCount(0)
  await expect.poll(async () => (await ida.request.get('/api/mine/news')).json()).toEqual({ unread: 0 })
  expect((await request.get('/api/mine/news')).status()).toBe(401)

  await page.goto(`/activity?neuron=${neuron}`)
  await expect(page.getByText('Jon voted for a description')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Ida' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ida' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  expect(await (await request.get(`/activity.xml?neuron=${neuron}`)).text()).toContain(said)
})

test('a search is filed under a question, and something left to do is written and ticked', async ({ browser }, {
  project,
}) => {
  const page = await newPerson(browser, 'Kim')
  await page.goto('/algorithmic?badge=verified')
  await page.getByRole('link', { name: 'Save this search' }).click()
  await page.getByLabel('What it finds').fill(`Verified, ${project.name}`)
  await page.getByLabel('Filed under').selectOption('algorithmic-neurons')
  await page.getByRole('button', { name: 'Keep the search' }).click()
  await expect(page).toHaveURL(/\/questions\/algorithmic-neurons/)
  await expect(page.getByRole('link', { name: `Verified, ${project.name}` })).toHaveAttribute(
    'href',
    '/algorithmic?badge=verified',
  )
  await page.getByLabel('Something left to do').fill(`Look at refuted ones, ${project.name}`)
  await page.getByRole('button', { name: 'Add it' }).click()
  const task = page.getByRole('listitem').filter({ hasText: `Look at refuted ones, ${project.name}` })
  await task.getByRole('button', { name: 'Done' }).click()
  await expect(task.getByRole('button', { name: 'Open again' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.goto('/questions')
  await expect(page.getByRole('link', { name: 'Which neurons behave like a regular expression?' })).toBeVisible()
  expect(await faults(page)).toEqual([])
})
