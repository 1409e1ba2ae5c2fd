import { expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'

const choices = (page: Page) => page.getByRole('navigation', { name: 'Which examples' })
const rows = (page: Page) => page.locator('.sample-rows .row')
const bands = (page: Page) => page.locator('.sample-rows').getByRole('heading', { level: 3 })

/** Opens a neuron and waits until the page answers. */
async function open(page: Page, address: string) {
  await page.goto(address)
  await expect(async () => {
    await page.getByRole('button', { name: 'Passages' }).click()
    await expect(page.getByRole('button', { name: 'Passages' })).toHaveAttribute('aria-pressed', 'true', {
      timeout: 500,
    })
  }).toPass()
  await page.getByRole('button', { name: 'Aligned' }).click()
}

test('every kind of text lists its own strongest examples, and the examples down the axis come back', async ({
  page,
}) => {
  await open(page, '/solu-1l-d64/0/3')
  const first = await rows(page).first().textContent()
  await choices(page).getByRole('link', { name: 'By kind of text' }).click()
  await expect(bands(page).first()).toBeVisible()
  await expect(bands(page).first()).not.toHaveText('Strongest')
  const names = await bands(page).allTextContents()
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(1)
  await expect(choices(page).getByRole('link', { name: 'By kind of text' })).toHaveAttribute('aria-current', 'true')
  expect(await faults(page, '#examples')).toEqual([])
  await choices(page).getByRole('button', { name: 'Down the axis' }).click()
  await expect(bands(page).first()).toHaveText('Strongest')
  expect(await rows(page).first().textContent()).toBe(first)
})

test('a drawn sample holds 50 tokens the neuron fires on, and rows of it open and tell their tokens', async ({
  page,
}) => {
  await open(page, '/planted/0/12')
  await choices(page).getByRole('link', { name: 'In proportion' }).click()
  await expect(bands(page)).toHaveText(['Where its activation is'], { timeout: 20_000 })
  await expect(rows(page)).toHaveCount(50)
  for (const token of await rows(page).locator('u').allTextContents()) expect(token).toMatch(/^\d$/)
  const row = rows(page).first()
  await row.locator('summary').click()
  await expect(row.getByText(/^document .*position \d+$/)).toBeVisible()
})

test('negative activations are shown on both sides of LayerNorm, each in units of its own', async ({ page }) => {
  await open(page, '/solu-1l-d64/0/3')
  await choices(page).getByRole('link', { name: 'Negative' }).click()
  await expect(bands(page)).toHaveText(['Before the nonlinearity', 'After LayerNorm (folded)'], { timeout: 20_000 })
  await expect(rows(page)).toHaveCount(40)
  if (!(await page.evaluate(() => matchMedia('(width < 760px)').matches))) {
    for (const value of await rows(page).locator('.v').allTextContents()) expect(value).toMatch(/^\u2212\d\.\d\d$/)
  }
})

test('the 200 random tokens are the same under every neuron', async ({ page, request }) => {
  await page.goto('/planted/0/1')
  const href = await choices(page).getByRole('link', { name: '200 random' }).getAttribute('href')
  const places = async (address: string) => {
    const { groups } = await (await request.get(address, { headers: { accept: 'application/json' } })).json()
    return groups[0].rows.map((row: { document: number; token: number }) => `${row.document} ${row.token}`).toSorted()
  }
  const own = await places(href!)
  expect(own).toHaveLength(200)
  expect(await places(href!.replace('/0/1?', '/0/13?'))).toEqual(own)
})

test('without scripts a choice is a page of its own', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/planted/0/0')
  await choices(page).getByRole('link', { name: 'In proportion' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('In proportion')
  await expect(page.getByRole('listitem')).toHaveCount(50)
  await expect(page.getByRole('listitem').first().locator('u')).toHaveText('q')
  await page.getByRole('link', { name: 'planted 0/0' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Layer 0, neuron 0')
  await context.close()
})

test('a sample that is not there, or no request at all, is told in one line', async ({ request }) => {
  const bad = await request.get('/api/samples/0123456789abcdef/0/0?of=everything')
  expect([bad.status(), await bad.text()]).toEqual([
    400,
    'of: wanted one of domains, proportional, negative, random, got everything\n',
  ])
  const none = await request.get('/api/samples/0123456789abcdef/0/0?of=random')
  expect([none.status(), await none.text()]).toEqual([
    404,
    'no sample “200 random” of neuron 0/0 in run 0123456789abcdef\n',
  ])
})

test('of a neuron its kinds of text are listed with their shares, and kurtosis with its error', async ({ page }) => {
  await page.goto('/solu-1l-d64/0/3')
  const where = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: 'Where it fires' }) })
  const shares = await where
    .last()
    .getByText(/^\d.*of \d/)
    .allTextContents()
  expect(shares.length).toBeGreaterThan(1)
  for (const name of ['standard error of kurtosis', 'fourth moment in the top 100'])
    await expect(page.getByRole('row', { name })).toHaveText(/\d/)
})
