import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { makeAccount } from '#e2e/support/make-account.ts'

const faults = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

/** A browser of its own in which a new person is signed in. */
async function person(browser: Browser, name: string, project: string): Promise<Page> {
  const options = test.info().project.use
  const { viewport, hasTouch, isMobile } = options
  const context = await browser.newContext({
    baseURL: process.env.SOLUSCOPE_SITE,
    ...{ viewport, hasTouch, isMobile },
  })
  const page = await context.newPage()
  const email = `${name.toLowerCase()}-${project}@claims.example.org`
  await makeAccount(page.request, { name, email, password: 'correct horse battery' })
  return page
}

test('two people tag a neuron, vote, argue, edit at once and merge, and one takes it back', async ({ browser }, {
  project,
}) => {
  const [ada, ben] = await Promise.all([person(browser, 'Ada', project.name), person(browser, 'Ben', project.name)])
  await ada.goto('/claims/new?kind=tag&neuron=planted/0/7')
  expect(await faults(ada)).toEqual([])
  await expect(ada.getByLabel('Neurons')).toHaveValue('planted/0/7')
  await ada.getByLabel('Label').fill(`Seven ${project.name}`)
  await ada.getByLabel('Words (optional)').fill('Fires on sevens.\n\nNot on $8$, see planted/0/8.')
  await ada.getByRole('button', { name: 'Preview' }).click()
  await expect(ada.getByLabel('Preview').getByRole('link', { name: 'planted/0/8' })).toBeVisible()
  await ada.getByLabel('Evidence').fill('/planted/0/7?q=7#pattern the plain pattern\nhttps://example.org/notes')
  await ada.getByRole('button', { name: 'Publish the claim' }).click()
  await expect(ada).toHaveURL(/\/claims\/[0-9a-f]{16}$/)
  const href = new URL(ada.url()).pathname
  await expect(ada.getByRole('link', { name: 'Pattern 7 on planted/0/7 the plain pattern' })).toHaveAttribute(
    'href',
    '/planted/0/7?q=7#pattern',
  )
  await expect(ada.getByText('○ proposed')).toBeVisible()
  await expect(ada.getByRole('button', { name: 'Vote for' })).toHaveCount(0)

  await ben.goto(href)
  await ben.getByLabel('Why (optional)').fill('It misses *some*.')
  await ben.getByRole('button', { name: 'Vote against' }).click()
  await expect(ben.getByText('◆ contested, 0 for, 1 against')).toBeVisible()
  await expect(ben.getByText('It misses some.')).toBeVisible()
  await ben.getByLabel('Reply to the claim').fill('Which ones?')
  await ben.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(ben.getByText('Which ones?')).toBeVisible()
  expect(await faults(ben)).toEqual([])

  await ada.reload()
  await expect(ada.getByText('◆ contested')).toBeVisible()
  await ada.getByText('Answer', { exact: true }).click()
  await ada.getByLabel('Answer to Ben').fill('Those after a comma.')
  await ada.getByRole('button', { name: 'Send the answer' }).click()
  const thread = ada.getByRole('article', { name: 'Reply of Ben' }).locator('xpath=..')
  await expect(thread.getByRole('article', { name: 'Reply of Ada' })).toContainText('Those after a comma.')

  // Ada edits in two windows: the second finds what the first wrote.
  const other = await ada.context().newPage()
  await Promise.all([ada.goto(`${href}/edit`), other.goto(`${href}/edit`)])
  await other.getByLabel('Words (optional)').fill('Fires on all sevens.\n\nNot on $8$, see planted/0/8.')
  await other.getByLabel('How sure you are').selectOption('high')
  await other.getByLabel('What you changed').fill('all of them')
  await other.getByRole('button', { name: 'Save a new version' }).click()
  await expect(other).toHaveURL(href)
  await ada.getByLabel('Words (optional)').fill('Fires on sevens.\n\nNever on $8$, see planted/0/8.')
  await ada.getByRole('button', { name: 'Save a new version' }).click()
  await expect(ada.getByText('version 2 stands there now').first()).toBeVisible()
  expect(await faults(ada)).toEqual([])
  await expect(ada.getByLabel('Words (optional)')).toHaveValue('Fires on all sevens.\n\nNever on $8$, see planted/0/8.')
  await ada.getByRole('button', { name: 'Only mine' }).click()
  await expect(ada.getByLabel('Words (optional)')).toHaveValue(/^Fires on sevens/)
  await ada.getByRole('button', { name: 'Both together' }).click()
  await ada.getByRole('button', { name: 'Save what stands here' }).click()
  await expect(ada).toHaveURL(href)
  await expect(ada.getByText('○ proposed')).toBeVisible()

  await ada.getByRole('link', { name: 'History, 3 versions' }).click()
  await expect(ada.locator('#v3 ins').first()).toHaveText('Never')
  await expect(ada.locator('#v2')).toContainText('all of them')
  expect(await faults(ada)).toEqual([])

  await ada.goto(href)
  await ada.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(ada.getByRole('button', { name: 'Bring back' })).toBeVisible()
  await ben.goto(href)
  await expect(ben.getByText('Withdrawn by its author.')).toBeVisible()
  await expect(ben.getByText('Fires on all sevens')).toHaveCount(0)
  await ada.getByRole('button', { name: 'Bring back' }).click()
  await expect(ada.getByRole('button', { name: 'Withdraw', exact: true })).toBeVisible()
  await ben.goto(`/tags/seven%20${project.name}`)
  await ben.getByRole('link', { name: 'planted/0/7' }).click()
  await expect(ben.getByRole('heading', { level: 1 })).toContainText('7')
})
