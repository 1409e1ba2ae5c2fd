import { expect, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { grantRole } from '#e2e/support/grant-role.ts'
import { emailOf, newPerson, password } from '#e2e/support/new-person.ts'

test('a claim is flagged, hidden with a reason in public, seen by its author, restored; its author is suspended and leaves', async ({
  browser,
}, { project }) => {
  const [ann, bob, mod] = [
    await newPerson(browser, 'Ann'),
    await newPerson(browser, 'Bob'),
    await newPerson(browser, 'Mod'),
  ]
  const origin = process.env.SOLUSCOPE_SITE ?? ''
  const text = `Not what it says, ${project.name}.`
  const data = { kind: 'description', body: { neurons: ['planted/0/5'], text }, confidence: 'low', evidence: [] }
  const write = () => ann.request.post('/api/claims', { headers: { origin }, data })
  const { uid } = await (await write()).json()

  // Flagged by a reader who finds the way from the claim itself.
  await bob.goto(`/claims/${uid}`)
  await bob.getByRole('link', { name: 'Flag' }).first().click()
  await bob.getByLabel('Made to mislead, or nonsense').check()
  await bob.getByLabel('What should be looked at').fill('It never fires there.')
  expect(await faults(bob)).toEqual([])
  await bob.getByRole('button', { name: 'Flag it' }).click()
  await expect(bob.getByText('a moderator will look at it')).toBeVisible()
  expect((await bob.goto('/moderation'))?.status()).toBe(404)
  expect((await bob.goto('/admin'))?.status()).toBe(404)

  grantRole(emailOf('Mod'), 'moderator')
  await mod.goto(`/moderation`)
  const card = mod.getByRole('region', { name: `claim ${uid} by Ann` })
  await expect(card.getByText('It never fires there.')).toBeVisible()
  await expect(card.getByText('One of the first posts of a new account')).toBeVisible()
  expect(await faults(mod)).toEqual([])
  const reason = `Misleads, ${project.name}.`
  await card.getByLabel('Reason, told in public').fill(reason)
  await card.getByRole('button', { name: 'Hide' }).click()
  await expect(card).toHaveCount(0)

  // Everybody reads that it was hidden and why, nobody but its author what it said.
  expect((await bob.goto(`/claims/${uid}`))?.status()).toBe(404)
  expect((await bob.request.get(`/api/claims/${uid}`)).status()).toBe(404)
  await bob.goto('/moderation/log')
  const entry = bob.getByRole('listitem').filter({ hasText: reason })
  await expect(entry).toContainText(`claim ${uid.slice(0, 8)}: hidden`)
  await expect(entry).not.toContainText(text)
  expect(await faults(bob)).toEqual([])
  await ann.goto('/account')
  await expect(ann.getByRole('listitem').filter({ hasText: reason })).toContainText('hidden')
  await ann.goto(`/claims/${uid}`)
  await expect(ann.getByText(text)).toBeVisible()

  await mod.goto(`/moderation?subject=claim:${uid}`)
  await mod.getByLabel('Reason, told in public').fill('It does fire there.')
  await mod.getByRole('button', { name: 'Restore' }).click()
  await expect(mod).toHaveURL('/moderation')
  expect((await bob.goto(`/claims/${uid}`))?.status()).toBe(200)

  await mod.goto(`/moderation?subject=claim:${uid}`)
  await mod.getByLabel('Reason, told in public').fill('Insults elsewhere.')
  await mod.getByRole('button', { name: 'Suspend the author' }).click()
  await expect(mod).toHaveURL('/moderation')
  const refused = await write()
  expect([refused.status(), await refused.text()]).toEqual([403, expect.stringContaining('(Insults elsewhere.)')])
  await ann.goto('/account')
  await expect(ann.getByText('You are suspended until')).toBeVisible()
  expect(await faults(ann)).toEqual([])

  // Whoever leaves takes their name along, not what they wrote.
  await ann.getByText('Delete the account').first().click()
  await ann.getByLabel('Password').fill(password)
  await ann.getByRole('button', { name: 'Delete the account' }).click()
  await expect(ann).toHaveURL('/')
  await bob.goto(`/claims/${uid}`)
  await expect(bob.getByText(text)).toBeVisible()
  await expect(bob.getByText('deleted user').first()).toBeVisible()
  await expect(bob.getByText('Ann', { exact: true })).toHaveCount(0)
})
