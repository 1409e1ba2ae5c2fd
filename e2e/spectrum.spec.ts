import { expect, type Locator, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'

const strip = (page: Page) => page.locator('.spectrum')
const listed = (page: Page) => strip(page).locator('.row')
const status = (page: Page) => strip(page).getByRole('status')

const pane = (page: Page, title: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name: title }) })
    .last()

const figure = (within: Locator, name: string) => within.getByRole('row', { name }).getByRole('cell')

/** The tokens that the listed rows are about. */
const tokens = (page: Page) => listed(page).locator('u').allTextContents()

test('a range of ranks lists examples of all of it, the rest of the axis stays below', async ({ page }) => {
  await page.goto('/planted/0/1')
  await expect(listed(page)).toHaveCount(0)
  const slider = strip(page).getByRole('slider', { name: 'from rank' })
  await slider.fill('101')
  await expect(status(page)).toHaveText(/^Ranks 101 to \d+: \d+ examples, 20 shown, evenly spread\.$/)
  await expect(listed(page)).toHaveCount(20)
  const values = (await listed(page).locator('.v').allTextContents()).map(Number)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  // What is strongest is never alone: low levels and random tokens stand below.
  await expect(page.getByRole('heading', { level: 3, name: 'Any token' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: /^0\.\d\d to 0\.\d\d$/ }).first()).toBeVisible()
  await strip(page).getByRole('button', { name: 'Clear' }).click()
  await expect(listed(page)).toHaveCount(0)
})

test('a neuron on b and ( has a reason for each, and each can be listed', async ({ page }) => {
  await page.goto('/planted/0/1')
  const seen = []
  for (const letter of ['A', 'B']) {
    await strip(page).getByRole('button', { name: letter, exact: true }).click()
    await expect(status(page)).toContainText(`reason ${letter}: `)
    await expect(strip(page).locator('.group')).toHaveAttribute('aria-busy', 'false')
    const own = new Set(await tokens(page))
    expect(own.size).toBe(1)
    seen.push(...own)
  }
  expect(seen.toSorted()).toEqual(['(', 'b'])
  await expect(strip(page).getByRole('button', { name: 'C', exact: true })).toHaveCount(0)
})

test('dragging over the strip chooses a range, a row opens, and keys reach its tokens', async ({ page, isMobile }) => {
  test.slow(isMobile)
  await page.goto('/planted/0/12')
  const brush = strip(page).locator('.brush')
  await brush.scrollIntoViewIfNeeded()
  const box = (await brush.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.25, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(status(page)).toHaveText(/^Ranks \d+ to \d+: \d+ examples, 20 shown/)
  const [, from, to] = /Ranks (\d+) to (\d+)/.exec((await status(page).textContent())!)!.map(Number)
  const n = Number(await strip(page).getByRole('slider', { name: 'to rank' }).getAttribute('max'))
  expect(from / n).toBeCloseTo(0.25, 1)
  expect(to / n).toBeCloseTo(0.5, 1)
  await expect(listed(page)).toHaveCount(20)
  expect((await tokens(page)).every(token => /^\d$/.test(token))).toBe(true)
  await listed(page).first().locator('summary').click()
  await expect(listed(page).first().locator('.cap')).toContainText('document')
  await expect(listed(page).first().getByRole('link', { name: 'Whole text' })).toBeVisible()
})

test('facets tell each reason by weight, direction and texts', async ({ page }) => {
  await page.goto('/planted/0/1')
  const facets = pane(page, 'Reasons to fire')
  await expect(figure(facets, 'reasons').first()).toHaveText(/^2\b/)
  await expect(facets.getByRole('img')).toHaveAccessibleName(/in 2 clusters/)
  for (const letter of ['A', 'B']) {
    const cells = facets.getByRole('row', { name: new RegExp(`^${letter} `) }).getByRole('cell')
    await expect(cells).toHaveText([/%$/, /%$/, /^0\.[5-9]/])
  }
  await expect(facets.locator('.own')).toHaveCount(6)
  await page.goto('/planted/0/0')
  await expect(figure(pane(page, 'Reasons to fire'), 'reasons').first()).toHaveText(/^1\b/)
  await expect(pane(page, 'Reasons to fire').locator('.own')).toHaveCount(3)
})

test('purity says at which levels there is one reason', async ({ page }) => {
  await page.goto('/planted/0/13')
  const purity = pane(page, 'Purity by level')
  await expect(purity.getByRole('img')).toHaveAccessibleName(/before LayerNorm, one reason \(A\) above 0\.\d+ M/)
  await expect(figure(purity, 'activation in one-reason bands')).toHaveText(/^\d/)
  await page.goto('/planted/0/1')
  await expect(pane(page, 'Purity by level').getByRole('img')).toHaveAccessibleName(
    /before LayerNorm, no level with enough examples has one reason/,
  )
})

test('nothing of it is wrong to axe with examples listed', async ({ page }) => {
  await page.goto('/planted/0/12')
  await strip(page).getByRole('slider', { name: 'to rank' }).fill('40')
  await expect(listed(page)).toHaveCount(20)
  expect(await faults(page, '.spectrum')).toEqual([])
})

test('ranked examples that do not exist are refused with one line', async ({ request, page }) => {
  await page.goto('/planted/0/1')
  const run = /Run ([0-9a-f]{16})/.exec((await page.locator('#about-ranked').textContent())!)![1]
  const at = `/api/ranked/${run}/0/1`
  const good = await request.get(`${at}?from=1&to=3&reason=A`)
  expect(good.status()).toBe(200)
  expect((await good.json()).rows.length).toBeLessThanOrEqual(3)
  for (const [path, status, line] of [
    [`${at}?from=0`, 400, 'rank: wanted a number from 1, got 0'],
    [`${at}?from=5&to=2`, 400, 'ranks: wanted from at most to, got 5 to 2'],
    [`${at}?reason=A,B`, 400, 'reason: wanted a letter A to J, got A,B'],
    ['/api/ranked/none/0/1', 400, 'run: wanted the 16 hex digits of its name, got none'],
    [`${at}?reason=C`, 404, 'wanted reason C, this neuron has 2'],
    [`/api/ranked/${run}/0/99999`, 404, `no neuron 0/99999 in a published run ${run}`],
    [`/api/ranked/${'0'.repeat(16)}/0/1`, 404, `no neuron 0/1 in a published run ${'0'.repeat(16)}`],
  ] as const) {
    const answer = await request.get(path)
    expect([answer.status(), await answer.text()]).toEqual([status, `${line}\n`])
  }
})
