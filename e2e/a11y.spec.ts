import { expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { inTwoPieces } from '#e2e/support/in-two-pieces.ts'

const pages = [
  '/',
  '/runs',
  '/search?q=nothing+of+that+name',
  '/planted',
  '/planted/0',
  '/planted/0?sort=kurtosis&show=live',
  '/planted/0/0',
  '/planted/0/14',
  '/planted/0?columns=layernorm&sort=smuggled&smuggled=0.1..',
  '/solu-1l-d64/0/3',
  '/hunt?columns=where&sort=domainShare',
  '/hunt?view=grid',
  '/hunt/queue?model=planted',
  '/planted/0?view=grid',
  '/compare?a=planted&b=solu-1l-d64',
  '/methods',
  '/regex?q=%5Cd&model=planted&open=planted/0/12',
  '/algorithmic',
  '/algorithmic?model=planted&badge=verified&sort=gain',
  '/planted/try?neuron=0/12',
  '/account/sign-in',
  '/no-such-model',
]

for (const path of pages) {
  test(`axe finds nothing on ${path}, light or dark`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faults(page)).toEqual([])
  })
}

/** Adds up, from now on, how far things move on the pages opened. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const kept = window as unknown as { shift: number }
    kept.shift = 0
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
        if (!entry.hadRecentInput) kept.shift += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })

const shiftOf = (page: Page) => page.evaluate(() => (window as unknown as { shift: number }).shift)

for (const path of ['/', '/runs', '/planted', '/planted/0/0']) {
  test(`nothing moves when ${path} comes in two pieces, wherever it is cut`, async ({ page, baseURL }) => {
    await watchShifts(page)
    for (const share of [0.2, 0.4, 0.6, 0.7, 0.8, 0.9]) {
      const site = await inTwoPieces(baseURL ?? '', path, share, 200)
      await page.goto(site.url + path, { waitUntil: 'load' })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await shiftOf(page)).toBeLessThan(0.001)
      site.close()
    }
  })
}

for (const path of pages) {
  test(`nothing moves while ${path} loads, and nothing is wider than the window`, async ({ page }) => {
    await watchShifts(page)
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await shiftOf(page)).toBeLessThan(0.005)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider).toBeLessThanOrEqual(0)
  })
}
