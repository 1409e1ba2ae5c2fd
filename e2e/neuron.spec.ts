import { expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { activationColor, activationThemes } from '#lib/color/activation.ts'

const rows = (page: Page) => page.locator('.row')
const summary = (page: Page, i: number) => rows(page).nth(i).locator('summary')

/** Opens a neuron and waits until the page answers to keys and pointers. */
async function open(page: Page, address: string) {
  await page.goto(address)
  await expect(page.getByRole('group', { name: 'View of the examples' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(summary(page, 0)).toBeFocused({ timeout: 500 })
  }).toPass()
}

test('neuron 0 of the planted model is told to fall on q', async ({ page }) => {
  await page.goto('/planted/0/0')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Layer 0, neuron 0')
  await expect(page.getByText('All its 20 strongest fall on q')).toBeVisible()
  const firing = await rows(page).locator('u').allTextContents()
  expect(firing.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'q'))
})

test('the firing token of every line has the same left edge', async ({ page }) => {
  await page.goto('/planted/0/0')
  const edges = await rows(page)
    .locator('u')
    .evaluateAll(tokens => tokens.slice(0, 20).map(token => Math.round(token.getBoundingClientRect().left)))
  expect(new Set(edges).size).toBe(1)
})

test('a row opens into its passage with its source, and from there into the whole text', async ({ page }) => {
  await open(page, '/solu-1l-d64/0/3')
  await page.keyboard.press('Enter')
  const row = rows(page).first()
  await expect(row).toHaveAttribute('open')
  await expect(row.getByText(/^document .*position \d+$/)).toBeVisible()
  await row.getByRole('link', { name: 'Whole text' }).click()
  const whole = row.getByRole('region', { name: 'Whole text' })
  await expect(whole).toContainText('Activations are stored for')
  await expect(whole.locator('u')).toHaveCount(1)
  await row.getByRole('link', { name: 'Hide the whole text' }).click()
  await expect(whole).toHaveCount(0)
})

test('brackets go from token to token and tell text, id, position and activation', async ({ page }) => {
  await open(page, '/planted/0/0')
  const tip = page.getByRole('status').filter({ hasText: 'id' })
  await page.keyboard.press(']')
  await page.keyboard.press('[')
  // q is the 17th letter: token 16 of the planted vocabulary.
  await expect(tip).toContainText(/^q.*id 16, token [\d\u202f]+, position \d+, activation 7\.8/s)
})

test('the pointer over a token tells the same', async ({ page }) => {
  await open(page, '/planted/0/0')
  const box = await rows(page).nth(1).locator('u').boundingBox()
  await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2)
  await expect(page.getByRole('status').filter({ hasText: 'id 16' })).toBeVisible()
})

test('v turns lines into passages and back', async ({ page }) => {
  await open(page, '/planted/0/0')
  const line = await summary(page, 2).boundingBox()
  await page.keyboard.press('v')
  await expect(page.getByRole('button', { name: 'Passages' })).toHaveAttribute('aria-pressed', 'true')
  expect((await summary(page, 2).boundingBox())!.height).toBeGreaterThan(line!.height)
  await page.keyboard.press('v')
  await expect(page.getByRole('button', { name: 'Aligned' })).toHaveAttribute('aria-pressed', 'true')
})

test('arrows lead to the next neuron and back; the rows of a page reached so are whole', async ({ page }) => {
  await open(page, '/planted/0/2')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL('/planted/0/3')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Layer 0, neuron 3')
  await expect(rows(page).first().locator('u')).toHaveText('1')
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL('/planted/0/2')
  await expect(rows(page).first().locator('u')).toHaveText('0')
})

test('next on the last neuron of a model leads to the next model', async ({ page }) => {
  await page.goto('/planted/0/31')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Next neuron/ })
    .first()
    .click()
  await expect(page).toHaveURL('/planted-twin/0/0')
})

test('a neuron that never fires says so and has no score', async ({ page }) => {
  await page.goto('/planted/0/14')
  await expect(page.getByText(/^Never fires: largest activation/)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'at least ½ M' })).toContainText('not computed')
  await expect(rows(page)).toHaveCount(0)
})

for (const [address, says] of [
  ['/planted/0/32', 'planted has one layer, 0, with neurons 0 to 31.'],
  ['/planted/7/0', 'planted has one layer, 0, with neurons 0 to 31.'],
  ['/no-such-model/0/0', 'The models here are'],
  ['/planted/0/0?run=0000000000000000', 'Its published runs are'],
]) {
  test(`${address} is a 404 that says what there is`, async ({ page }) => {
    expect((await page.goto(address))?.status()).toBe(404)
    await expect(page.getByRole('main')).toContainText(says)
  })
}

test('old addresses lead to the same page for good', async ({ request }) => {
  for (const address of ['/planted/0/0.html', '/Planted/0/0', '/PLANTED/0/0.HTML']) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect(answer.status(), address).toBe(308)
    expect(new URL(answer.headers().location, 'http://site').pathname).toBe('/planted/0/0')
  }
})

test('a run has an address of its own', async ({ page }) => {
  await page.goto('/planted/0/5')
  await page.getByRole('link', { name: 'This run’s address' }).click()
  await expect(page).toHaveURL(/\/planted\/0\/5\?run=[0-9a-f]{16}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Layer 0, neuron 5')
})

test('the browser paints activations as lib/color says, to one step of 255', async ({ page }) => {
  await page.goto('/planted/0/0')
  const painted = await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    return ['light', 'dark'].map(theme => {
      document.documentElement.dataset.theme = theme
      return [-1, -0.5, -0.1, 0, 0.02, 0.1, 0.25, 0.43, 0.75, 1].map(t => {
        const probe = document.body.appendChild(document.createElement('div'))
        probe.className = 'row'
        probe.innerHTML = `<span class="l"><span class="${t < 0 ? 'n' : ''}" style="--t:${Math.abs(t)}">x</span></span>`
        canvas.fillStyle = getComputedStyle(probe.querySelector('.l > span')!).backgroundColor
        probe.remove()
        canvas.fillRect(0, 0, 1, 1)
        return { t, rgb: Array.from(canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)) }
      })
    })
  })
  for (const [i, theme] of [activationThemes.light, activationThemes.dark].entries())
    for (const { t, rgb } of painted[i]) {
      const hex = activationColor(t, theme)
      const wanted = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
      for (const c of [0, 1, 2]) expect(Math.abs(rgb[c] - wanted[c]), `${t} ${hex} ${rgb}`).toBeLessThanOrEqual(1)
    }
})

test('axe finds nothing on an opened row', async ({ page }) => {
  await open(page, '/solu-1l-d64/0/3')
  await page.keyboard.press('Enter')
  await rows(page).first().getByRole('link', { name: 'Whole text' }).click()
  await expect(page.getByRole('region', { name: 'Whole text' })).toContainText('Activations are stored for')
  expect(await faults(page, '.row')).toEqual([])
})
