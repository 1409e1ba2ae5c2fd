import { expect, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { emailOf, newPerson, password } from '#e2e/support/new-person.ts'

// One address may sign up so often only: the tests share their people.
test.describe.configure({ mode: 'serial' })
let ada: Page
let ben: Page
test.beforeAll(async ({ browser }) => {
  ada = await newPerson(browser, 'Ada')
  ben = await newPerson(browser, 'Ben')
})
test.afterAll(() => Promise.all([ada, ben].map(page => page.context().close())))

test('two people tag a neuron, vote, argue, edit at once and merge, and one takes it back', async () => {
  const { project } = test.info()
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

test('a neuron’s page shows the best claim and its tags, keeps an example as evidence, and evidence leads back to it', async () => {
  const { project } = test.info()
  const page = ada
  // A pane has room for the best three: each window has a neuron of its own, and no other test writes about it.
  const neuron = project.name === 'phone' ? '/planted/0/13' : '/planted/0/15'
  await page.goto(neuron)
  await expect(page.getByRole('region', { name: 'Claims' })).toContainText('Write what it fires on')
  const row = page.locator('details.row').nth(1)
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Keep as evidence' }).click()
  await expect(row).toContainText('kept as evidence')
  await page.getByRole('link', { name: 'Use in a claim' }).click()
  await page.getByRole('button', { name: 'Add the example kept' }).click()
  await expect(page.getByLabel('Evidence')).toHaveValue(new RegExp(`^${neuron}#example=`))
  await page.getByLabel('What they fire on').fill(`Fires here and there, says ${project.name}.`)
  // A draft is there again after a way elsewhere.
  await page.goto('/claims')
  expect(await faults(page)).toEqual([])
  await page.goBack()
  await expect(page.getByLabel('What they fire on')).toHaveValue(/^Fires here and there/)
  await page.getByRole('button', { name: 'Publish the claim' }).click()
  await expect(page).toHaveURL(/\/claims\/[0-9a-f]{16}$/)
  await page.getByRole('link', { name: `Example of ${neuron.slice(1)}` }).click()
  await expect(page).toHaveURL(new RegExp(`${neuron}#example=`))
  await expect(page.locator('details.row[open]')).toHaveCount(1)
  await expect(page.getByText(/○ proposed/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Claims' })).toContainText(
    `Fires here and there, says ${project.name}.`,
  )
  // A number that evidence cites is marked, with what it was; one that the page has not is told.
  await page.goto(`${neuron}#score=kurtosis:12.5`)
  await expect(page.locator('[data-cited]')).toHaveAttribute('data-cited', 'cited as 12.5')
  await expect(page.locator('[data-cited]')).toContainText('excess kurtosis')
  await expect(page.locator('[data-cited]')).toBeInViewport()
  await page.goto(`${neuron}#score=nothing:3`)
  await expect(page.getByText('nothing, 3 when it was cited: this page does not show it.')).toBeVisible()
  await expect(page.locator('[data-cited]')).toHaveCount(0)
})

test('a visitor who writes signs in and finds the draft where it was', async ({ page }) => {
  await page.goto('/claims/new?kind=regex&neuron=planted/0/3&pattern=3')
  await page.getByLabel('Words (optional)').fill('Only digits.')
  await page.getByRole('button', { name: 'Publish the claim' }).click()
  await expect(page.getByText('Sign in to write this.')).toBeVisible()
  await expect(page.getByLabel('Words (optional)')).toHaveValue('Only digits.')
  await page.getByRole('link', { name: 'Sign in, and come back to what you typed' }).click()
  await page.getByLabel('E-mail').fill(emailOf('Ada'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/claims\/new\?/)
  await expect(page.getByLabel('Regular expression')).toHaveValue('3')
  await expect(page.getByLabel('Words (optional)')).toHaveValue('Only digits.')
})
