import { expect, test } from '@playwright/test'

test('the home page lists every model with its size and a way to a random neuron', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See what each neuron of a language model fires on.')
  const row = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'planted', exact: true }) })
  await expect(row).toContainText('32')
  await expect(row).toContainText('published')
  await expect(row.getByRole('link', { name: 'Random neuron of planted' })).toHaveAttribute('href', '/planted/random')
})

test('neurons stand there to be read, each leading to its page', async ({ page }) => {
  await page.goto('/')
  const excerpt = page.getByRole('link', { name: /^[a-z][a-z0-9-]* \d+\/\d+$/ }).first()
  const address = await excerpt.getAttribute('href')
  expect(address).toMatch(/^\/[a-z][a-z0-9-]*\/\d+\/\d+$/)
  await excerpt.click()
  await expect(page).toHaveURL(address as string)
})

for (const typed of ['planted/0/12', 'planted 0 12', '/Planted/0/12.html', 'https://neuroscope.io/planted/0/12.html']) {
  test(`typing ${typed} leads to the neuron`, async ({ page }) => {
    await page.goto('/')
    const field = page.getByRole('main').getByRole('searchbox')
    await field.fill(typed)
    await field.press('Enter')
    await expect(page).toHaveURL('/planted/0/12')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('12')
  })
}

test('a neuron that does not exist is answered with the valid range', async ({ page }) => {
  await page.goto('/search?q=planted/0/32')
  await expect(page.getByRole('main')).toContainText(
    'There is no neuron 0/32: planted has one layer, 0, with neurons 0 to 31.',
  )
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('planted/0/32')
})

test('an address without a model asks which, as there are several', async ({ page }) => {
  await page.goto('/search?q=0/12')
  await expect(page.getByRole('main')).toContainText('Say which model')
})

test('words that are no address are answered with the form of one', async ({ page }) => {
  await page.goto('/search?q=a neuron for quotes')
  await expect(page.getByRole('main')).toContainText('Write model/layer/neuron, for example')
})

test('/ goes to the search field and r to a random neuron', async ({ page }) => {
  await page.goto('/')
  // The keys work as soon as the scripts have come.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('r')
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('r')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/[a-z][a-z0-9-]*\/\d+\/\d+$/)
})

test('random leads to a neuron that fires, of any layer asked for', async ({ request }) => {
  for (const path of ['/random', '/planted/random', '/planted/0/random']) {
    for (let draw = 0; draw < 12; draw++) {
      const answer = await request.get(path, { maxRedirects: 0 })
      expect(answer.status()).toBe(307)
      expect(answer.headers()['cache-control']).toBe('no-store')
      expect(answer.headers().location).toMatch(path === '/random' ? /^\/[a-z0-9-]+\/\d+\/\d+$/ : /^\/planted\/0\/\d+$/)
      // Neuron 14 of the planted model is dead.
      expect(answer.headers().location).not.toBe('/planted/0/14')
    }
  }
})

test('random of a layer that does not exist says which do', async ({ request }) => {
  const answer = await request.get('/planted/7/random', { maxRedirects: 0 })
  expect(answer.status()).toBe(404)
  expect(await answer.text()).toContain('planted has one layer, 0, with neurons 0 to 31.')
})

test('the choice of a theme stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Dark' }).click()
  expect(await ground()).not.toBe(light)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'System' }).click()
  expect(await ground()).toBe(light)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the models are listed and the search field works', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'planted', exact: true })).toBeVisible()
    await page.getByRole('main').getByRole('searchbox').fill('planted/0')
    await page.getByRole('button', { name: 'Go' }).click()
    await expect(page).toHaveURL('/planted/0')
  })
})
