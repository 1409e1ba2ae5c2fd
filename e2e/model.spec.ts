import { expect, test } from '@playwright/test'

test('a model says what it is and what it was measured on', async ({ page }) => {
  await page.goto('/planted')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('planted')
  await expect(main).toContainText('32 neurons in 1 layer.')
  for (const term of ['Parameters', 'Vocabulary', 'Context length', 'Measured on', 'Loss', 'Weights', 'Run']) {
    await expect(main.getByRole('term').filter({ hasText: term }).first()).toBeVisible()
  }
  await expect(main).toContainText('mlp.hook_mid')
})

test('each layer leads to its first, last and a random neuron', async ({ page }) => {
  await page.goto('/planted')
  const row = page.getByRole('row').filter({ hasText: 'Layer 0' })
  await expect(row.getByRole('link', { name: 'First' })).toHaveAttribute('href', '/planted/0/0')
  await expect(row.getByRole('link', { name: 'Last' })).toHaveAttribute('href', '/planted/0/31')
  await expect(row.getByRole('link', { name: 'Random' })).toHaveAttribute('href', '/planted/0/random')
  await row.getByRole('link', { name: 'Layer 0' }).click()
  await expect(page).toHaveURL('/planted/0')
})

test('the dead neurons of a layer are counted', async ({ page }) => {
  await page.goto('/planted')
  const cells = page.getByRole('row').filter({ hasText: 'Layer 0' }).getByRole('cell')
  await expect(cells.nth(0)).toHaveText('32')
  expect(Number(await cells.nth(1).textContent())).toBeGreaterThanOrEqual(1)
})

test('the .html address of a model is the model', async ({ page }) => {
  await page.goto('/PLANTED.html')
  await expect(page).toHaveURL('/planted')
})

test('an unknown model is a 404 that names the models', async ({ page }) => {
  const answer = await page.goto('/no-such-model')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('The models here are')
})

test('neurons are counted by kind, and a count leads to them', async ({ page }) => {
  await page.goto('/planted')
  const table = page.getByRole('region', { name: 'Neurons by kind' })
  // Dead, prediction, suppression, ...: neuron 3 alone suppresses.
  const suppression = table
    .getByRole('row', { name: /^Layer 0/ })
    .getByRole('cell')
    .nth(2)
  await expect(suppression).toHaveText('1')
  await suppression.getByRole('link').click()
  await expect(page).toHaveURL('/planted/0?columns=logits&sort=logitKurtosis&logitClass=suppression')
  await expect(page.getByRole('table').locator('tbody a')).toHaveText(['3'])
})

test('every statistic is drawn, a group at a time', async ({ page }) => {
  await page.goto('/solu-1l-d64')
  const compared = page.getByRole('region', { name: 'Layers compared' })
  await expect(compared.getByRole('img', { name: /^Kurtosis by layer\. Medians: layer 0 / })).toBeVisible()
  await compared.getByRole('link', { name: 'Reasons to fire' }).click()
  await expect(page).toHaveURL('/solu-1l-d64?stats=reasons')
  await expect(compared.getByRole('img', { name: /^Silhouette by layer/ })).toBeVisible()
  await expect(compared.getByRole('img', { name: /^Kurtosis by layer/ })).toBeHidden()
})
