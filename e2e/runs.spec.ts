import { expect, test } from '@playwright/test'

test('every run is listed with what it has done', async ({ page }) => {
  await page.goto('/runs')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'planted', exact: true }) })
  await expect(row).toContainText('published')
  await expect(row).toContainText(/(\d+) of \1/)
})

test('the same stands in the answer the page asks for', async ({ request }) => {
  const answer = await request.get('/runs/progress')
  expect(answer.headers()['cache-control']).toBe('no-store')
  const { runs } = (await answer.json()) as { runs: { model: string; state: string; done: number; all: number }[] }
  const planted = runs.find(run => run.model === 'planted')
  expect(planted?.state).toBe('published')
  expect(planted?.done).toBe(planted?.all)
})

test('a run under way is asked for until it is done', async ({ page }) => {
  const base = await (await page.request.get('/runs/progress')).json()
  // The page as it would be while the last shard is read; the answers are the site's own.
  await page.route('/runs', async route => {
    const answer = await route.fetch()
    const body = (await answer.text()).replaceAll(/(\\?"state\\?":\\?")published/g, '$1scanning')
    await route.fulfill({ response: answer, body })
  })
  const asked = page.waitForResponse('/runs/progress')
  await page.goto('/runs')
  expect((await (await asked).json()).runs).toHaveLength(base.runs.length)
  await expect(page.getByRole('table')).toContainText('published')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the runs are a plain table', async ({ page }) => {
    await page.goto('/runs')
    await expect(page.getByRole('table').getByRole('link', { name: 'planted', exact: true })).toBeVisible()
  })
})
