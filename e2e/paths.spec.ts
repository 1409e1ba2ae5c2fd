import { expect, test } from '@playwright/test'
import { figure, pane } from '#e2e/support/neuron-panes.ts'

const path = 'What its input is made of'
const contribution = 'Contribution to the next token'

test('the input of a planted neuron is its token, and rebuilt from that alone', async ({ page }) => {
  await page.goto('/planted/0/0')
  await expect(figure(page, path, 'rebuilt from')).toHaveText('token')
  await expect(figure(page, path, 'R² of the token alone')).toHaveText('1')
  await expect(figure(page, path, 'F1 of strong firing')).toHaveText('1')
  const steps = pane(page, path).locator('details[open]').getByRole('listitem')
  await expect(steps.first()).toContainText(/^token q\+7\.\d/)
  await expect(steps.last()).toContainText(/^input before SoLU\+7\.\d/)
})

test('of a trained model heads are named with the token they read, another example opens without a script', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/solu-1l-d64/0/0')
  const examples = pane(page, path).locator('details')
  await expect(examples).toHaveCount(6)
  await expect(examples.nth(0)).toContainText(/head [01] ← /)
  await expect(examples.nth(2).getByRole('listitem').first()).toBeHidden()
  await examples.nth(2).locator('summary').click()
  await expect(examples.nth(2).getByRole('listitem').first()).toBeVisible()
  await context.close()
})

test('a neuron that promotes b helps most where b comes next', async ({ page }) => {
  await page.goto('/planted/0/0')
  const first = pane(page, contribution).getByRole('listitem').first()
  await expect(first.locator('mark')).toHaveText('q')
  await expect(first.locator('.token')).toHaveText('b')
  await expect(first).toContainText('+')
  await expect(figure(page, contribution, 'mean over all tokens')).toHaveText(/^[+−]?\d/)
})

test('a class of direct effects tells where its moments stand in the layer', async ({ page }) => {
  await page.goto('/planted/0/3')
  await expect(figure(page, 'Direct logit effect', 'skew')).toHaveText(/above 0.% of its layer$/)
})
