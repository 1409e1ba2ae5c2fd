import { expect, test } from '@playwright/test'
import { figure, pane } from '#e2e/support/neuron-panes.ts'

test('what a planted neuron passes through LayerNorm is boxed and counted', async ({ page }) => {
  await page.goto('/planted/0/15')
  const before = 'Before and after LayerNorm'
  await expect(pane(page, before).getByRole('img')).toHaveAccessibleName(
    /[1-9][\d\u202f]* tokens low before and high after/,
  )
  await expect(figure(page, before, 'smuggled energy S')).toHaveText(/^0\.(5[89]|6[0-4])/)
  await page.goto('/planted/0/0')
  await expect(figure(page, before, 'smuggled energy S')).toHaveText('0')
})

test('a neuron of one token is told to fire on one, a neuron of two on two', async ({ page }) => {
  await page.goto('/planted/0/0')
  await expect(figure(page, 'Which tokens it fires on', 'effective tokens')).toHaveText(/^1 shuffled/)
  await expect(figure(page, 'What the last tokens explain', 'last token')).toHaveText(
    /^(1|0\.99) shuffled (\u2212?0|\u22120\.0\d|0\.0\d)$/,
  )
  await page.goto('/planted/0/1')
  await expect(figure(page, 'Which tokens it fires on', 'effective tokens')).toHaveText(/^2 shuffled/)
  await expect(pane(page, 'Which tokens it fires on').getByRole('listitem')).toHaveCount(2)
})

test('neuron 3 suppresses one token, all others promote one', async ({ page }) => {
  await page.goto('/planted/0/3')
  await expect(figure(page, 'Direct logit effect', 'class')).toHaveText('suppressionsuppresses a few tokens')
  await page.goto('/planted/0/4')
  await expect(figure(page, 'Direct logit effect', 'class')).toHaveText('predictionpromotes a few tokens')
})

test('its own embedding raises a neuron most', async ({ page }) => {
  await page.goto('/planted/0/0')
  await expect(pane(page, 'Token-direct input').getByRole('listitem').first()).toContainText('q')
})

test('a neuron that never fires has no scores', async ({ page }) => {
  await page.goto('/planted/0/14')
  await expect(page.getByText('Never fires: largest activation')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Before and after LayerNorm' })).toHaveCount(0)
})

test('the name of a number opens what it means, by key and by touch, without a script', async ({ page, isMobile }) => {
  await page.goto('/planted/0/15')
  const name = page.getByRole('button', { name: 'smuggled energy S' })
  if (isMobile) await name.tap()
  else {
    await name.focus()
    await page.keyboard.press('Enter')
  }
  const tip = page.locator('#about-smuggled')
  await expect(tip).toBeVisible()
  await expect(tip).toContainText('S = Σ n²')
  await expect(tip).toContainText(/Run [0-9a-f]{16}/)
  const box = await tip.boundingBox()
  expect(box!.x).toBeGreaterThanOrEqual(0)
  expect(box!.x + box!.width).toBeLessThanOrEqual(page.viewportSize()!.width)
  await tip.getByRole('link').click()
  await expect(page).toHaveURL('/methods#smuggled')
  await expect(page.locator('#smuggled')).toBeInViewport()
})
