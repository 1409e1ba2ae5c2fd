import { expect, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { makeAccount } from '#e2e/support/make-account.ts'

test('a passkey is added, signs in without an e-mail, gets a name, and is good for nothing once removed', async ({
  page,
}, { project }) => {
  // A phone's pages differ in width alone here.
  if (project.name !== 'desktop') return
  const person = { name: 'Pia', email: `pia-${project.name}@example.org`, password: 'correct horse battery' }
  await makeAccount(page.request, person)
  // A number is no name that a device keeps passkeys under.
  await page.goto('/account')
  await expect(page.getByText('With a passkey you sign in')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0)

  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const site = (process.env.SOLUSCOPE_SITE ?? '').replace('127.0.0.1', 'localhost')
  const withPasskey = page.getByRole('button', { name: 'Sign in with a passkey' })
  await page.goto(`${site}/account/sign-in`)
  await expect(withPasskey).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()

  await page.getByLabel('Name of a new passkey').fill('Laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('Added. It signs you in')).toBeVisible()
  await page.getByText('Rename').first().click()
  await page.getByLabel('New name').fill('Old laptop')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText('Old laptop')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.getByRole('button', { name: 'Sign out' }).click()
  await withPasskey.click()
  await expect(page.getByRole('heading', { name: 'Pia' })).toBeVisible()

  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Old laptop')).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await withPasskey.click()
  await expect(page.getByText('No account here has this passkey')).toBeVisible()
  await expect(page).toHaveURL(`${site}/account/sign-in`)
})
