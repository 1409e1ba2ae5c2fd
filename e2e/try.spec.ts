import { expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'

const box = (page: Page) => page.getByRole('textbox', { name: 'Text to try' })
const live = (page: Page) => page.locator('.live')
const status = (page: Page) => live(page).getByRole('status')

/** Tokens that are tinted by at least a half. */
const strong = (page: Page) =>
  page
    .locator('.live-tokens [style]')
    .evaluateAll(all =>
      all.filter(one => Number((one as HTMLElement).style.getPropertyValue('--t')) >= 0.5).map(one => one.textContent),
    )

test('a neuron on a text of one’s own: digits fire the digits neuron as they are typed', async ({ page }) => {
  await page.goto('/planted/0/12')
  await expect(page.locator('.live-tokens')).toHaveCount(0)
  await box(page).fill('ab12 q7')
  await expect(status(page).first()).toContainText(/Largest 1\.6\d+ = (0\.9\d|1\.0\d) M on \d, token \d of 7\./)
  expect(await strong(page)).toEqual(['1', '2', '7'])
  await page.locator('.live-tokens [data-i="0"]').click()
  await expect(status(page).first()).toContainText(/a, token 1: −?0/)
  await box(page).fill('ab12 q7 345')
  await expect(status(page).first()).toContainText('of 11.')
  expect(await strong(page)).toEqual(['1', '2', '7', '3', '4', '5'])
  expect(await faults(page, '.live')).toEqual([])
})

test('a text that cannot be read says why in one line', async ({ page }) => {
  await page.goto('/planted/0/12')
  await box(page).fill('a'.repeat(256))
  await expect(live(page)).toContainText(
    'text: wanted at most 255 tokens, which is the context of planted, got 256; take 1 tokens out',
  )
  await box(page).fill('a é')
  await expect(live(page)).toContainText('the vocabulary has no token for byte')
  await box(page).fill('')
  await expect(live(page).locator('.live-problem')).toHaveCount(0)
})

test('a stored example checked: the value computed now is the stored one', async ({ page }) => {
  await page.goto('/planted/0/12')
  const row = page.locator('.concordance .row').first()
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Check this value' }).click()
  await expect(row.locator('.checked')).toHaveText(/^stored 1\.6\d+, computed now 1\.6\d+, difference .*: the same$/)
})

test('an example of the negative tail is checked at the site that it was read at', async ({ page }) => {
  await page.goto('/planted/0/12')
  await page.getByRole('navigation', { name: 'Which examples' }).getByText('Negative').click()
  await expect(page.locator('.sample-rows').getByRole('heading', { name: 'Before the nonlinearity' })).toBeVisible()
  const row = page.locator('.sample-rows .row').first()
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Check this value' }).click()
  await expect(row.locator('.checked')).toHaveText(/^stored −\d.*: the same$/)
})

test('an example is edited in place: the change is told against the original', async ({ page }) => {
  await page.goto('/planted/0/12')
  const row = page.locator('.concordance .row').first()
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Edit' }).click()
  await expect(live(page)).toContainText(/Editing an example .* 1\.6\d+ on token \d+, stored 1\.6\d+\./)
  await expect(live(page)).toContainText('No token that stayed has changed its activation by 0.01 M.')
  const text = await box(page).inputValue()
  await box(page).fill(`${text}7`)
  // Without attention nothing but the token itself matters in the planted model: what stayed stays as it was.
  await expect(status(page).first()).toContainText(`of ${text.length + 1}.`)
  await expect(live(page)).toContainText('No token that stayed has changed its activation by 0.01 M.')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.locator('.live-tokens [style]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo all' }).click()
  await expect(box(page)).toHaveValue(text)
  expect(await faults(page, '.live')).toEqual([])
})

test('in a model with attention an edit before a token changes it', async ({ page }) => {
  await page.goto('/solu-1l-d64/0/3')
  const row = page.locator('.concordance .row').first()
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Edit' }).click()
  await expect(live(page)).toContainText('Editing an example')
  const text = await box(page).inputValue()
  await box(page).fill(`Completely other words stand here now. ${text}`)
  await expect(live(page)).toContainText(/\d+ tokens that stayed changed by 0\.01 M or more/)
  await expect(live(page).getByRole('row')).not.toHaveCount(0)
  await live(page).getByRole('row').nth(1).getByRole('button').click()
  await expect(page.getByRole('slider', { name: /token/ })).toBeVisible()
})

test('the page of a model reads a text, and its link shows it again, with and without scripts', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/planted')
  await page.getByRole('link', { name: 'Try a text' }).click()
  await expect(page).toHaveURL('/planted/try')
  await box(page).fill('ab12 q7')
  const overall = live(page).getByRole('table').first()
  await expect(overall.getByRole('row').nth(1)).toContainText('0/')
  await expect(overall.getByRole('link', { name: '0/0', exact: true })).toHaveAttribute('href', '/planted/0/0')
  // Neuron i writes to token i + 1, neuron 0 fires on q: b is likelier behind q than anything but q itself.
  await page.locator('.live-tokens [data-i="5"]').click()
  const side = page.getByRole('region', { name: 'The chosen token' })
  await expect(side.getByRole('heading', { level: 2 })).toHaveText('Token 6, q')
  await expect(side.getByRole('table').last().getByRole('row')).toHaveCount(10)
  await side.getByRole('button', { name: 'Tint by 0/0' }).click()
  await expect(page).toHaveURL('/planted/try?neuron=0/0')
  await expect.poll(() => strong(page)).toEqual(['q'])
  expect(await faults(page, '.live')).toEqual([])
  await page.getByRole('button', { name: 'Link to this text' }).click()
  await expect(page).toHaveURL(/\/planted\/try\?text=[0-9a-f]{16}&neuron=0\/0$/)
  const address = page.url()
  await page.goto(address)
  await expect(box(page)).toHaveValue('ab12 q7')
  expect(await strong(page)).toEqual(['q'])
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const still = await plain.newPage()
  await still.goto(address)
  expect(await still.locator('.live-tokens [style]').count()).toBeGreaterThan(0)
  await still.getByRole('navigation', { name: 'Tinted by' }).getByText('Surprise').click()
  await expect(still).toHaveURL(`${address}&by=surprise`)
  await still.goto('/planted/0/12')
  await box(still).fill('x1\nx')
  await still.getByRole('button', { name: 'Read it' }).click()
  await expect(still).toHaveURL(/\/planted\/try\?text=[0-9a-f]{16}&neuron=0\/12$/)
  await expect(still.locator('.live-tokens u')).toHaveText('1')
  await plain.close()
})

test('a model of attention only has no neurons to show, but expects something next', async ({ page }) => {
  await page.goto('/planted-heads')
  await page.getByRole('link', { name: 'Try a text' }).click()
  await box(page).fill('ab')
  const side = page.getByRole('region', { name: 'The chosen token' })
  await expect(side.getByRole('row')).toHaveCount(10)
  await expect(side).toContainText(/surprise \d+\.\d\d nats/)
  await expect(live(page).getByRole('textbox', { name: 'neuron' })).toHaveCount(0)
})

test('whoever waits is told how many texts wait, and another text gives up the one before', async ({ page }) => {
  let given = 0
  page.on('requestfailed', request => {
    if (request.method() === 'POST') given++
  })
  await page.route('**/api/live', route => route.fulfill({ json: { threads: 1, running: 1, waiting: 3 } }))
  let open = () => {}
  const opened = new Promise<void>(done => {
    open = done
  })
  await page.route('**/api/live/planted', async route => {
    await opened
    // The first of the two is given up by then, and its route with it.
    await route.continue().catch(() => {})
  })
  await page.goto('/planted/try')
  await box(page).fill('first')
  await expect(live(page)).toContainText('Waiting: 3 texts in the queue.')
  await box(page).fill('second')
  await expect.poll(() => given).toBe(1)
  open()
  await expect(page.locator('.live-tokens')).toHaveText('second')
  await expect(live(page)).not.toContainText('Waiting')
})

test('an address of no kept text says so, and one of no model is a 404', async ({ page }) => {
  await page.goto('/planted/try?text=0123456789abcdef')
  await expect(page.getByRole('main')).toContainText('No text of that address is kept for planted.')
  await page.goto('/planted/try?text=a+text+itself')
  await expect(page.getByRole('main')).toContainText('No text of that address is kept for planted.')
  expect((await page.goto('/no-such-model/try'))?.status()).toBe(404)
})
