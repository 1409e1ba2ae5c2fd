import { expect, type Page, test } from '@playwright/test'

// High enough for all 32 rows of the planted model: the list holds only those in sight.
test.beforeEach(async ({ page }) => {
  const { width } = page.viewportSize() ?? { width: 1280 }
  await page.setViewportSize({ width, height: 3000 })
})

/** The neurons of the list in its order. */
const listed = (page: Page) => page.getByRole('table').locator('tbody a').allTextContents()

const all = Array.from({ length: 32 }, (_, i) => String(i))

test('every neuron of a layer is listed with its strongest token', async ({ page }) => {
  await page.goto('/planted/0')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('planted, layer 0')
  expect((await listed(page)).toSorted()).toEqual(all.toSorted())
  // Neuron 0 of the planted model reads the letter q.
  const first = page.getByRole('row').filter({ has: page.getByRole('link', { name: '0', exact: true }) })
  await expect(first.getByRole('cell').first()).toHaveText('q')
})

test('a row leads to its neuron', async ({ page }) => {
  await page.goto('/planted/0')
  await page.getByRole('table').getByRole('link', { name: '12', exact: true }).click()
  await expect(page).toHaveURL('/planted/0/12')
})

test('a press on a heading sorts, a second one turns the order round, the address keeps it', async ({
  page,
  isMobile,
}) => {
  await page.goto('/planted/0')
  const heading = isMobile ? page.getByRole('navigation', { name: 'Sort by' }) : page.getByRole('table')
  await heading.getByRole('link', { name: 'Largest' }).click()
  await expect(page).toHaveURL('/planted/0?sort=max')
  await expect.poll(() => listed(page)).not.toEqual(all)
  const down = await listed(page)
  expect(down.toSorted()).toEqual(all.toSorted())
  await heading.getByRole('link', { name: 'Largest' }).click()
  await expect(page).toHaveURL('/planted/0?sort=max&dir=asc')
  await expect.poll(async () => (await listed(page)).at(-1)).toBe(down[0])
  await page.reload()
  expect((await listed(page)).at(-1)).toBe(down[0])
})

test('what is not computed comes last both ways', async ({ page }) => {
  for (const dir of ['asc', 'desc']) {
    await page.goto(`/planted/0?sort=kurtosis&dir=${dir}`)
    // Neuron 14 is dead.
    expect((await listed(page)).at(-1)).toBe('14')
  }
})

test('the dead can be looked at alone, or left out', async ({ page }) => {
  await page.goto('/planted/0')
  const which = page.getByRole('navigation', { name: 'Which neurons' })
  await which.getByRole('link', { name: /^Dead/ }).click()
  await expect(page).toHaveURL('/planted/0?show=dead')
  await expect.poll(() => listed(page)).toContain('14')
  const dead = await listed(page)
  await expect(page.getByRole('table')).toContainText('not computed')
  await which.getByRole('link', { name: /^Firing/ }).click()
  await expect.poll(() => listed(page)).not.toContain('14')
  expect((await listed(page)).length).toBe(32 - dead.length)
})

test('j and k go from row to row, enter opens one', async ({ page }) => {
  await page.goto('/planted/0')
  const row = (neuron: string) => page.getByRole('table').getByRole('link', { name: neuron, exact: true })
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(row('0')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('j')
  await expect(row('1')).toBeFocused()
  await page.keyboard.press('k')
  await expect(row('0')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/planted/0/0')
})

test('nonsense in the address is as if left out', async ({ page }) => {
  await page.goto('/planted/0?sort=__proto__&dir=up&show=none')
  expect(await listed(page)).toEqual(all)
})

test('a layer that does not exist is a 404 that says which do', async ({ page }) => {
  expect((await page.goto('/planted/1'))?.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('planted has one layer, 0, with neurons 0 to 31.')
  for (const path of ['/planted/x', '/planted/00']) expect((await page.goto(path))?.status()).toBe(404)
})

test('in a low window only the rows in sight are in the page, whichever they are', async ({ page, viewport }) => {
  await page.setViewportSize({ width: viewport?.width ?? 1280, height: 300 })
  await page.goto('/planted/0')
  const table = page.getByRole('table')
  await expect(table).toHaveAttribute('aria-rowcount', '33')
  await expect.poll(async () => (await listed(page)).length).toBeLessThan(32)
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(table.getByRole('link', { name: '31', exact: true })).toBeVisible()
})

test('tiles list what rows list, in the same order, and lead to their neurons', async ({ page }) => {
  await page.goto('/planted/0?sort=max')
  const rows = await listed(page)
  await page.getByRole('navigation', { name: 'Rows or tiles' }).getByRole('link', { name: 'Grid' }).click()
  await expect(page).toHaveURL('/planted/0?view=grid&sort=max')
  const tiles = page.getByRole('group', { name: 'Neurons of layer 0' }).getByRole('link')
  await expect(tiles).toHaveText(rows)
  // What they are sorted by is chosen above them, and the choice of tiles stays.
  await page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name: 'Neuron' }).click()
  await expect(page).toHaveURL('/planted/0?view=grid')
  await expect(tiles).toHaveText(all)
  await page.getByRole('link', { name: '12', exact: true }).click()
  await expect(page).toHaveURL('/planted/0/12')
})

test('in a low window only the tiles in sight are in the page', async ({ page, viewport }) => {
  await page.setViewportSize({ width: viewport?.width ?? 1280, height: 300 })
  await page.goto('/solu-1l-d64/0?view=grid')
  const tiles = page.getByRole('group', { name: 'Neurons of layer 0' }).getByRole('link')
  await expect.poll(() => tiles.count()).toBeLessThan(256)
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(page.getByRole('link', { name: '255', exact: true })).toBeVisible()
})

test('j and k go from tile to tile', async ({ page }) => {
  await page.goto('/planted/0?view=grid')
  const tile = (neuron: string) => page.getByRole('link', { name: neuron, exact: true })
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(tile('0')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('j')
  await expect(tile('1')).toBeFocused()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the list stands there, sorted as the address says', async ({ page }) => {
    await page.goto('/planted/0?dir=desc')
    expect(await listed(page)).toEqual(all.toReversed())
  })

  test('page by page, every row of a long layer is there once', async ({ page }) => {
    await page.goto('/solu-1l-d64/0?sort=max')
    const seen: string[] = []
    const pages = page.getByRole('navigation', { name: 'Pages of the list' })
    const next = pages.getByRole('link', { name: 'Next' })
    for (;;) {
      const rows = await listed(page)
      seen.push(...rows)
      // The rows stand right under their heading, whatever page they are of.
      await expect(page.getByRole('table').getByRole('link', { name: rows[0], exact: true })).toBeInViewport()
      if ((await next.count()) === 0) break
      await page.goto((await next.getAttribute('href')) as string)
    }
    expect(new Set(seen).size).toBe(256)
    expect(seen).toHaveLength(256)
    await pages.getByRole('link', { name: 'First' }).click()
    await expect(page).toHaveURL('/solu-1l-d64/0?sort=max')
  })

  test('page by page, every tile of a long layer is there once', async ({ page }) => {
    await page.goto('/solu-1l-d64/0?view=grid')
    const seen: string[] = []
    const next = page.getByRole('navigation', { name: 'Pages of the list' }).getByRole('link', { name: 'Next' })
    for (;;) {
      const tiles = page.getByRole('group', { name: 'Neurons of layer 0' }).getByRole('link')
      seen.push(...(await tiles.allTextContents()))
      await expect(tiles.first()).toBeInViewport()
      if ((await next.count()) === 0) break
      await page.goto((await next.getAttribute('href')) as string)
    }
    expect(seen).toEqual(Array.from({ length: 256 }, (_, i) => String(i)))
  })
})
