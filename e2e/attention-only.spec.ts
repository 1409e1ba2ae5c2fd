import { expect, test } from '@playwright/test'

// A model without MLPs is listed and described; wherever a neuron of it is asked for, one sentence says that it has none.

test('the list of models says that it has no neurons, and offers none', async ({ page }) => {
  await page.goto('/')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'planted-heads', exact: true }) })
  await expect(row).toContainText('none')
  await expect(row).toContainText('attention only')
  await expect(row.getByRole('link', { name: /Random neuron/ })).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('searchbox')).not.toHaveAttribute('placeholder', /planted-heads/)
})

test('its page says what it is and what was measured, and shows no layers', async ({ page }) => {
  await page.goto('/planted-heads')
  await expect(page.getByText('2 layers of attention only: it has no MLP neurons')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText(/Loss\s*\d\.\d+ nats a token/)
  await expect(page.getByRole('region', { name: 'Facts' })).not.toContainText('mlp.hook')
  await expect(page.getByRole('heading', { name: 'Layers' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Compare' })).toHaveCount(0)
})

test('its run is published and has read the corpus', async ({ page }) => {
  await page.goto('/runs')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'planted-heads', exact: true }) })
  await expect(row).toContainText('published')
})

for (const path of [
  '/planted-heads/0',
  '/planted-heads/0/0',
  '/planted-heads/1/random',
  '/hunt/queue?model=planted-heads&layer=0',
])
  test(`${path} is not found, with the reason`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status()).toBe(404)
    if (!path.startsWith('/hunt'))
      expect(await answer.text()).toContain('planted-heads has attention only, no MLP neurons.')
  })

test('comparing does not offer it', async ({ page }) => {
  await page.goto('/compare?a=planted')
  await expect(page.locator('option', { hasText: 'planted-twin' }).first()).toBeAttached()
  await expect(page.locator('option', { hasText: 'planted-heads' })).toHaveCount(0)
})
