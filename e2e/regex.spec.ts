import { expect, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'

test('a typed pattern ranks the neurons of the chosen models, the one it was made for first', async ({ page }) => {
  await page.goto('/regex?model=planted')
  await page.getByLabel('Regular expression').fill('\\d')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/regex\?q=%5Cd&model=planted/)
  const ranking = page.getByRole('table', { name: 'Neurons' })
  const first = ranking.locator('tbody').first()
  await expect(first.getByRole('rowheader')).toContainText('planted 0/12')
  await expect(first.getByRole('cell').first()).toHaveText('1.00')
  await expect(page.getByRole('list', { name: 'What was searched' })).toContainText(
    /planted: [\d\u202f]+ matches in 61\u202f440 tokens/,
  )
  expect(await faults(page)).toEqual([])
})

test('a row opens into what pattern and neuron agree on, without scripts too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/regex?q=3&model=planted')
  await page.getByRole('link', { name: 'planted 0/12' }).click()
  await expect(page).toHaveURL(/open=planted%2F0%2F12/)
  const opened = page.locator('#opened')
  await expect(opened).toContainText(/Fires on ([\d\u202f]+) of \1 matches/)
  await expect(opened.getByRole('region', { name: 'Fires, no match' }).locator('details')).toHaveCount(20)
  await expect(opened.getByRole('region', { name: 'Matches, silent' })).toContainText('none to show')
  await context.close()
})

test('several models stand in one order; a bound on firing narrows it', async ({ page }) => {
  await page.goto('/regex?q=q')
  const rows = page.getByRole('table', { name: 'Neurons' }).getByRole('rowheader')
  await expect(rows.first()).toContainText('0/0')
  await expect(rows.nth(1)).toContainText('0/0')
  await page.goto('/regex?q=q&model=planted&least=0.9')
  await expect(page.getByText('33', { exact: false }).or(page.getByText('scored')).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Neurons' })).toHaveCount(0)
})

test('what cannot be searched says why', async ({ page, request }) => {
  await page.goto(`/regex?q=${encodeURIComponent('a(?=b)')}&model=planted`)
  await expect(page.locator('main')).toContainText(/look/)
  await page.goto('/regex?q=.&model=planted')
  await expect(page.locator('main')).toContainText('more than 20 % of all tokens')
  const answer = await request.get('/api/patterns/search?q=%5C1&model=planted')
  expect(answer.status()).toBe(400)
  expect((await answer.json()).problem).toBeTruthy()
  expect((await request.get('/api/patterns/search?q=a&model=nobody')).status()).toBe(404)
})

test('the API gives the numbers of the page', async ({ request }) => {
  const answer = await request.get('/api/patterns/search?q=q&model=planted&limit=3')
  const { models } = await answer.json()
  expect(models).toMatchObject([
    { model: 'planted', insufficient: false, rows: [{ layer: 0, neuron: 0, f1: 1, tokenF1: 1 }] },
  ])
  const { run } = models[0]
  const tested = await (await request.get(`/api/patterns/test/${run}/0/1?q=b`)).json()
  expect(tested.score).toMatchObject({ precision: 1, neuron: 1 })
  expect(tested.rows.misses).toHaveLength(20)
  expect((await request.get(`/api/patterns/test/${run}/0/999?q=b`)).status()).toBe(404)
})

test('patterns that hang others leave the site responsive', async ({ request }) => {
  const evil = [
    '(a+)+$',
    '(a+)+b',
    '((a{1,30}){1,30}){1,30}',
    `(${'x'.repeat(40)}|`.repeat(20),
    `[${'a-z0-9'.repeat(600)}]{3}`,
  ]
  evil.push(Array.from({ length: 400 }, (_, i) => `w${i}x`).join('|'))
  const asked = evil.map(q => request.get(`/api/patterns/search?model=planted&q=${encodeURIComponent(q)}`))
  const healthy = await request.get('/health')
  expect(healthy.ok()).toBe(true)
  for (const answer of await Promise.all(asked)) expect([200, 400, 414, 431]).toContain(answer.status())
  const after = await (await request.get('/api/patterns/search?model=planted&q=x')).json()
  expect(after.models[0].rows[0].neuron).toBe(13)
})

test('on a neuron’s page a pattern is tested where it stands, and the address keeps the test', async ({ page }) => {
  await page.goto('/planted/0/1')
  const pane = page.locator('#pattern')
  await expect(pane.getByRole('table')).toHaveCount(0)
  await pane.getByLabel('Regular expression').fill('b')
  await pane.getByRole('button', { name: 'Test' }).click()
  await expect(pane).toContainText(/Fires on ([\d\u202f]+) of \1 matches and on [\d\u202f]+ tokens that do not match\./)
  await expect(pane.getByRole('region', { name: 'Fires, no match' }).locator('.row')).toHaveCount(20)
  await expect(pane.getByRole('region', { name: 'Fires, no match' }).locator('.row u').first()).toHaveText('(')
  await expect(page).toHaveURL(/\/planted\/0\/1\?q=b#pattern$/)
  await page.reload()
  await expect(pane).toContainText('Fires on')
  await expect(pane.getByLabel('Regular expression')).toHaveValue('b')
  expect(await faults(page, '#pattern')).toEqual([])
})
