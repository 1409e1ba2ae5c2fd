import { type Browser, expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { mailedLink } from '#e2e/support/mailed-link.ts'
import { makeAccount } from '#e2e/support/make-account.ts'

/** Opens the link of the top bar, which a phone has in its menu. */
async function openTop(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('button', { name: 'Soluscope: sections' })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('link', { name, exact: true }).filter({ visible: true }).first().click()
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function elsewhere(browser: Browser, email: string, password: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: process.env.SOLUSCOPE_SITE })).newPage()
  await page.goto('/account/sign-in')
  await signIn(page, email, password)
  await expect(page).toHaveURL('/account')
  return page
}

test('a reader of a neuron makes an account, comes back, signs out and in', async ({ page }, { project }) => {
  const email = `ann-${project.name}@example.org`
  await page.goto('/planted/0/9')
  await openTop(page, 'Sign in')
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Make an account' }).click()
  await page.getByLabel('Name').fill('Ann')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('New password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.getByText('A mail is on its way')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.goto(await mailedLink(email, 'Confirm'))
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
  await expect(page).toHaveURL('/planted/0/9')
  await openTop(page, 'Account')
  await expect(page.getByRole('heading', { name: 'Ann' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page, email, 'wrong horse battery')
  await expect(page.getByText('No account has this e-mail and this password')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(email)
  await signIn(page, email, 'correct horse battery')
  await expect(page.getByRole('heading', { name: 'Ann' })).toBeVisible()
})

test('a session is ended from elsewhere, and all of them by a new password', async ({ page, browser }, { project }) => {
  const email = `cem-${project.name}@example.org`
  await makeAccount(page.request, { name: 'Cem', email, password: 'correct horse battery' })
  const other = await elsewhere(browser, email, 'correct horse battery')
  await page.goto('/account')
  await expect(page.getByText('this one')).toBeVisible()
  await page.getByRole('button', { name: 'End', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'End', exact: true })).toHaveCount(0)
  await other.reload()
  await expect(other).toHaveURL('/account/sign-in')

  await other.getByRole('link', { name: 'Choose a new password' }).click()
  // Both pages have a field of that name.
  await expect(other.getByRole('button', { name: 'Send the link' })).toBeVisible()
  await other.getByLabel('E-mail').fill(email)
  await other.getByRole('button', { name: 'Send the link' }).click()
  await expect(other.getByText('If this e-mail has an account')).toBeVisible()
  await other.goto(await mailedLink(email, 'A new password'))
  await other.getByLabel('New password').fill('a new horse battery')
  await other.getByRole('button', { name: 'Set the password' }).click()
  await expect(other.getByText('Your new password is set')).toBeVisible()
  await signIn(other, email, 'a new horse battery')
  await expect(other).toHaveURL('/account')
  await page.reload()
  await expect(page).toHaveURL('/account/sign-in')
})

test('a key is shown once, says whose it is, and is good for nothing once revoked; then the account is deleted', async ({
  page,
  request,
}, { project }) => {
  const email = `dia-${project.name}@example.org`
  await makeAccount(page.request, { name: 'Dia', email, password: 'correct horse battery' })
  await page.goto('/account')
  await page.getByLabel('Name of a new key').fill('notebook')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = (await page.getByText(/^soluscope_[\w-]{43}$/).textContent()) ?? ''
  expect(await faults(page)).toEqual([])
  const me = () => request.get('/api/me', { headers: { authorization: `Bearer ${key}` } })
  expect(await (await me()).json()).toMatchObject({ name: 'Dia', role: 'member', scopes: ['account'] })
  const data = await (await page.request.get('/account/export')).json()
  expect(data).toMatchObject({ person: { name: 'Dia', email }, apiKeys: [{ name: 'notebook' }] })
  expect((await request.get('/account/export')).status()).toBe(401)
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0)
  expect((await me()).status()).toBe(401)

  await page.getByText('Delete the account').first().click()
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Delete the account' }).click()
  await expect(page).toHaveURL('/')
  await page.goto('/account')
  await signIn(page, email, 'correct horse battery')
  await expect(page.getByText('No account has this e-mail and this password')).toBeVisible()
})
