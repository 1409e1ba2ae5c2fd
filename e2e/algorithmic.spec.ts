import { expect, test } from '@playwright/test'

test('all found patterns stand in one list, what was verified and what was refuted alike', async ({ page }) => {
  await page.goto('/')
  // On a phone the sections stand behind the mark.
  await expect(page.locator('a[href="/algorithmic"]').first()).toBeAttached()
  await page.goto('/algorithmic')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Algorithmic neurons')
  const badges = page.getByRole('navigation', { name: 'Badges' })
  await expect(badges.getByRole('link', { name: /^verified \d/ })).toBeVisible()
  await expect(badges.getByRole('link', { name: /^refuted \d/ })).toBeVisible()
  await page.getByRole('navigation', { name: 'Models' }).getByRole('link', { name: 'planted', exact: true }).click()
  await expect(page).toHaveURL('/algorithmic?model=planted')
  const rows = page.getByRole('table', { name: 'Patterns' }).getByRole('row')
  // 31 neurons that fire, and the head of the table.
  await expect(rows).toHaveCount(32)
  await page.getByRole('link', { name: 'Surprising' }).click()
  await expect(page).toHaveURL('/algorithmic?model=planted&sort=gain')
  const digits = rows.nth(1)
  await expect(digits).toContainText('0/12')
  await expect(digits).toContainText('\\d')
  await expect(digits).toContainText('verified')
  await badges.getByRole('link', { name: /^verified \d/ }).click()
  await expect(page).toHaveURL('/algorithmic?model=planted&badge=verified&sort=gain')
  await expect(rows.filter({ hasText: '[(b]' })).toHaveCount(1)
  await rows.filter({ hasText: '[(b]' }).getByRole('link', { name: '0/1' }).click()
  await expect(page).toHaveURL('/planted/0/1')
})

test('a neuron’s page tells its pattern, the experiment and what each kind of edit did', async ({ page }) => {
  await page.goto('/planted/0/12')
  const pane = page.locator('section', { has: page.getByRole('heading', { name: /^Pattern/ }) }).last()
  await expect(pane).toContainText('verified')
  await expect(pane).toContainText('200 of 200')
  const deleted = pane.getByRole('row', { name: /^a character deleted/ })
  await expect(deleted).toContainText(/0 of \d+/)
  const link = pane.getByRole('link', { name: '\\d' })
  await expect(link).toHaveAttribute('href', '/regex?q=%5Cd&model=planted&open=planted%2F0%2F12')
})

test('the list reads on a phone without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${baseURL}/algorithmic?model=planted`)
  await expect(page.getByRole('row').filter({ hasText: '0/12' })).toContainText('\\d')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await context.close()
})
