import { expect, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { makeAccount } from '#e2e/support/make-account.ts'

test('three questions are tried without an account, and one answered with it is kept', async ({ page }) => {
  const { project } = test.info()
  await page.goto('/play')
  expect(await faults(page)).toEqual([])
  await page.goto('/play/detection?neuron=planted/0/0')
  for (let i = 1; i <= 3; i++) {
    // The answers are in reach without scrolling.
    await expect(page.getByRole('button', { name: 'Yes', exact: true })).toBeInViewport({ ratio: 1 })
    if (i === 1) expect(await faults(page)).toEqual([])
    if (i === 2) await page.keyboard.press('n')
    else await page.getByRole('button', { name: 'Yes', exact: true }).click()
    await expect(page.getByText(/It (fires|is silent) here/)).toBeVisible()
    await expect(page.getByText(new RegExp(`of ${i} right.*Not kept`))).toBeVisible()
    if (i === 1) expect(await faults(page)).toEqual([])
    await page.getByRole('link', { name: 'Next' }).click()
  }
  for (const game of ['fuzzing', 'intruder', 'peak']) {
    await page.goto(`/play/${game}?neuron=planted/0/12&seed=10001`)
    expect(await faults(page)).toEqual([])
  }
  await page.locator('.taps button').first().click()
  await expect(page.getByText(/the peak|stronger there/)).toBeVisible()

  // One address may sign up so often only.
  if (project.name !== 'phone') return
  const email = `player-${Date.now()}@example.org`
  await makeAccount(page.request, { name: 'Pia', email, password: 'correct horse battery' })
  await page.goto('/play/detection?neuron=planted/0/0')
  await expect(page).toHaveURL(/seed=0/)
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await expect(page.getByText(/of 1 right$/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'No', exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/seed=1/)
})

test('blind mode hides what others say until a guess is kept, and gives the guess to a claim', async ({ page }) => {
  const sentence = page.getByText(/strongest fall on/).first()
  await page.goto('/planted/0/0')
  await expect(sentence).toBeVisible()
  await page.getByRole('button', { name: 'Guess before reading' }).click()
  await expect(sentence).toBeHidden()
  await expect(page).toHaveURL(/blind=1/)
  // The next page comes with its labels hidden, before any script of its own has run.
  await page.goto('/planted/0/2', { waitUntil: 'commit' })
  await expect(page.getByRole('textbox', { name: /what do you think/ })).toBeVisible()
  await expect(sentence).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Claims' })).toBeHidden()
  expect(await faults(page)).toEqual([])
  await page.getByRole('textbox', { name: /what do you think/ }).fill('zeros')
  await page.getByRole('button', { name: 'Keep and show' }).click()
  await expect(sentence).toBeVisible()
  await page.reload()
  await expect(sentence).toBeVisible()
  await page.getByRole('link', { name: 'Post it as a claim' }).click()
  await expect(page.getByText('zeros')).toBeVisible()
  await page.goto('/planted/0/2')
  await page.getByRole('button', { name: 'Guessing first is on: turn off' }).click()
  await page.goto('/planted/0/0')
  await expect(sentence).toBeVisible()
})
