import { expect, test } from '@playwright/test'

const models = /The models here are .*planted/
const layer = 'planted has one layer, 0, with neurons 0 to 31.'

const missing = [
  ['/no-such-model', models],
  ['/no-such-model/0', models],
  ['/no-such-model/x/y', models],
  ['/favicon.ico', models],
  ['/%3Cb%3E', models],
  ['/planted/1', layer],
  ['/planted/x', layer],
  ['/planted/0/32', layer],
  ['/planted/0/0/0', layer],
  ['/planted?run=0000000000000000', 'Its published runs are'],
  ['/planted/0?run=0000000000000000', 'Its published runs are'],
] as const

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  for (const [address, says] of missing) {
    test(`${address} is a 404 that says what there is`, async ({ page }) => {
      expect((await page.goto(address))?.status()).toBe(404)
      await expect(page.getByRole('main')).toContainText(says)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^No /)
      const way = page.getByRole('main').getByRole('link')
      expect((await page.request.get((await way.getAttribute('href')) as string)).status()).toBe(200)
    })
  }

  test('a model, a layer and a neuron answer to the address of their run', async ({ page }) => {
    await page.goto('/planted/0/5')
    const link = await page.getByRole('link', { name: 'This run’s address' }).getAttribute('href')
    const run = (link as string).split('?')[1]
    for (const address of ['/planted', '/planted/0', '/planted/0/5'])
      expect((await page.goto(`${address}?${run}`))?.status(), address).toBe(200)
  })
})

test('pages of their own are not taken for models', async ({ request }) => {
  for (const address of ['/runs', '/search?q=x', '/random', '/health', '/icon.svg', '/runs/progress'])
    expect((await request.get(address)).status(), address).toBe(200)
})
