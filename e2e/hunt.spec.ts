import { expect, type Page, test } from '@playwright/test'

/** The neurons listed, as `layer/neuron`. */
const listed = async (page: Page) =>
  (await page.getByRole('table').locator('tbody a').allTextContents()).map(text => text.split(' ').at(-1) as string)

test('neurons 15 to 20 of the planted model, and no other, smuggle', async ({ page }) => {
  await page.goto('/hunt?model=planted')
  await page.getByRole('navigation', { name: 'Presets' }).getByRole('link', { name: 'Smuggling' }).click()
  await expect(page).toHaveURL('/hunt?model=planted&columns=layernorm&sort=smuggled&smuggled=0.1..')
  await expect(page.getByText('6 neurons of planted')).toBeVisible()
  expect((await listed(page)).toSorted()).toEqual(['0/15', '0/16', '0/17', '0/18', '0/19', '0/20'])
})

test('the same preset of the layer lists the same neurons', async ({ page }) => {
  await page.goto('/planted/0')
  await page.getByRole('navigation', { name: 'Presets' }).getByRole('link', { name: 'Smuggling' }).click()
  await expect(page.getByRole('table').locator('tbody a')).toHaveCount(6)
  expect((await listed(page)).toSorted()).toEqual(['15', '16', '17', '18', '19', '20'])
})

test('only neuron 3 of the planted model suppresses', async ({ page }) => {
  await page.goto('/hunt?model=planted')
  await page.getByRole('navigation', { name: 'Presets' }).getByRole('link', { name: 'Suppression' }).click()
  await expect(page.getByText('1 neuron of planted')).toBeVisible()
  expect(await listed(page)).toEqual(['0/3'])
})

test('neurons with several clear reasons are the planted ones, and the others have one', async ({ page }) => {
  await page.goto('/hunt?model=planted')
  const presets = page.getByRole('navigation', { name: 'Presets' })
  await presets.getByRole('link', { name: 'Polysemantic' }).click()
  await expect(page.getByText('3 neurons of planted')).toBeVisible()
  expect((await listed(page)).toSorted()).toEqual(['0/1', '0/12', '0/13'])
  await presets.getByRole('link', { name: 'Monosemantic' }).click()
  await expect(page).toHaveURL(/effectiveReasons=..1\.5/)
  await expect.poll(() => listed(page)).toContain('0/21')
  expect(await listed(page)).not.toContain('0/1')
})

test('tiles list the same neurons as rows, with the number they are sorted by', async ({ page }) => {
  await page.goto('/hunt?model=planted&sort=max')
  const rows = await listed(page)
  await page.getByRole('navigation', { name: 'Rows or tiles' }).getByRole('link', { name: 'Grid' }).click()
  await expect(page).toHaveURL('/hunt?model=planted&view=grid&sort=max')
  const tiles = page.getByRole('list', { name: 'Neurons' }).getByRole('listitem')
  await expect(tiles).toHaveCount(rows.length)
  await expect(tiles.first()).toContainText(rows[0])
})

test('all models are listed from page to page, what is undefined last both ways', async ({ page }) => {
  await page.goto('/hunt?sort=smuggled&columns=layernorm&model=planted')
  expect((await listed(page)).at(-1)).toBe('0/14')
  await page.goto('/hunt?sort=smuggled&dir=asc&columns=layernorm&model=planted')
  expect((await listed(page)).at(-1)).toBe('0/14')
  await page.goto('/hunt')
  const first = await listed(page)
  expect(first).toHaveLength(50)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL('/hunt?page=2')
  await expect(page.getByText(/^51 to 100 of/)).toBeVisible()
})

test('bounds are set in a form that needs no script, and taken off one by one', async ({ page }) => {
  await page.goto('/hunt?model=planted&columns=tokens')
  await page.getByText('Bounds of these columns').click()
  await page.getByLabel('Tokens, at least', { exact: true }).fill('5')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('2 neurons of planted')).toBeVisible()
  expect((await listed(page)).toSorted()).toEqual(['0/12', '0/13'])
  await page.getByRole('navigation', { name: 'Filters' }).getByRole('link').click()
  await expect(page.getByText('32 neurons of planted')).toBeVisible()
})

test('surprise me leads to one of the neurons listed', async ({ page }) => {
  await page.goto('/hunt?model=planted&logitClass=suppression')
  await page.getByRole('link', { name: 'Surprise me' }).click()
  await expect(page).toHaveURL('/planted/0/3')
})

test('the queue of random neurons is the same each time and in no order of theirs', async ({ page }) => {
  const read = async () => {
    await page.goto('/hunt/queue?model=planted&layer=0')
    return page.getByRole('listitem').getByRole('link').allTextContents()
  }
  const queue = await read()
  expect(queue).toHaveLength(32)
  expect(queue).not.toEqual(Array.from({ length: 32 }, (_, i) => `0/${i}`))
  expect(await read()).toEqual(queue)
  expect((await page.goto('/hunt/queue?model=no-such-model'))?.status()).toBe(404)
})

test('nonsense in the address is as if left out', async ({ page }) => {
  const answer = await page.goto('/hunt?sort=__proto__&smuggled=a..b&topDomain=%27%3Bdrop&page=-3&model=%0A')
  expect(answer?.status()).toBe(200)
  expect(await listed(page)).toHaveLength(50)
})
