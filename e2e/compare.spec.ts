import { expect, test } from '@playwright/test'

const similarity = { name: /^Likeness of layers of planted, down, and planted-twin, across$/ }

test('two models stand side by side, and their layers are compared by number', async ({ page }) => {
  await page.goto('/compare?a=planted&b=planted-twin')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('planted and planted-twin')
  for (const name of ['planted', 'planted-twin'])
    await expect(
      page.getByRole('img', { name: new RegExp(`^Kurtosis by layer in ${name}\\. Medians: layer 0 `) }),
    ).toBeVisible()
  const cell = page.getByRole('table', similarity).getByRole('cell').last()
  const alike = Number(await cell.textContent())
  expect(alike).toBeGreaterThan(0)
  expect(alike).toBeLessThan(1)
  await expect(page.getByRole('main')).toContainText('not computed, a model of one layer has no depth')
})

test('a model is exactly like itself', async ({ page }) => {
  await page.goto('/compare?a=planted&b=planted')
  await expect(
    page
      .getByRole('table', { name: /^Likeness/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('1.00')
})

test('the address keeps models and statistics', async ({ page }) => {
  await page.goto('/compare?a=planted&b=planted-twin')
  await page
    .getByRole('navigation', { name: 'Statistics' })
    .getByRole('link', { name: 'Geometry of the weights' })
    .click()
  await expect(page).toHaveURL('/compare?a=planted&b=planted-twin&stats=weights')
  await expect(page.getByRole('img', { name: /^Cos in, out by layer in planted\./ })).toBeVisible()
  await page.getByLabel('The other').selectOption('solu-1l-d64')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL('/compare?stats=weights&a=planted&b=solu-1l-d64')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('planted and solu-1l-d64')
})

test('home and a model’s page lead here; nonsense is as if left out', async ({ page }) => {
  await page.goto('/planted-twin')
  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL('/compare?a=planted-twin')
  await page.goto('/')
  await page.getByRole('link', { name: 'compare two' }).click()
  await expect(page).toHaveURL('/compare')
  const answer = await page.goto('/compare?a=%0A&b=__proto__&stats=none')
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('table', { name: /^Likeness/ })).toBeVisible()
})
