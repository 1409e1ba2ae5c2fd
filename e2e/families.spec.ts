import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { faults } from '#e2e/support/faults.ts'
import { newPerson } from '#e2e/support/new-person.ts'

const digits = [...'0123456789']

test('ten digits are selected in a layer, put in order, and their family’s grid is diagonal', async ({ browser }, {
  project,
}) => {
  const page = await newPerson(browser, 'Dora')
  const { width } = page.viewportSize() ?? { width: 1280 }
  await page.setViewportSize({ width, height: 3000 })
  await page.goto('/planted/0')
  const bar = page.getByRole('region', { name: 'Selected neurons' })
  await expect(bar).toHaveCount(0)
  // Neurons 2 to 11 of the planted model read a digit each: one is chosen by the keyboard, one too many is taken back.
  for (const neuron of [11, 3, 4, 5, 6, 7, 8, 9, 10, 12, 2])
    await page.getByRole('button', { name: `Select planted/0/${neuron}`, exact: true }).click()
  await page.getByRole('table').getByRole('link', { name: '12', exact: true }).focus()
  await page.keyboard.press('x')
  await expect(bar.getByText('10 neurons')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.reload()
  await expect(page.getByRole('button', { name: 'Select planted/0/11', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await bar.getByRole('link', { name: 'Make a family' }).click()

  await page.getByLabel('Title').fill(`Digits, ${project.name}`)
  await page.getByLabel('Parameter', { exact: true }).fill('digit')
  for (let place = 1; place <= 10; place++) {
    const neuron = await page.getByLabel(`Neuron of member ${place}`, { exact: true }).inputValue()
    await page.getByLabel(`Value of member ${place}`, { exact: true }).fill(String(Number(neuron.split('/')[2]) - 2))
  }
  // 11 was chosen first, so 9 stands before 1: by the keyboard it goes one down, by the pointer two more, and the rest is done at once.
  await page.getByRole('button', { name: 'Move member 1, planted/0/11' }).focus()
  // What the next key does depends on where the rows are known to be: each step is waited for where it is spoken.
  const spoken = page.getByText(/^Draggable item \S+ was moved over droppable area/)
  await page.keyboard.press('Space')
  await expect(spoken).toBeAttached()
  const before = (await spoken.textContent()) ?? ''
  await page.keyboard.press('ArrowDown')
  await expect(spoken).not.toHaveText(before)
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Neuron of member 2', { exact: true })).toHaveValue('planted/0/11')
  await drag(
    page,
    page.getByRole('button', { name: /^Move member 2,/ }),
    page.getByRole('button', { name: /^Move member 4,/ }),
  )
  await expect(page.getByLabel('Neuron of member 4', { exact: true })).toHaveValue('planted/0/11')
  await page.getByRole('button', { name: 'Order by value' }).click()
  await page.getByRole('button', { name: 'As text' }).click()
  await expect(page.getByRole('textbox', { name: 'a line each' })).toHaveValue(
    digits.map(digit => `planted/0/${Number(digit) + 2} ${digit}`).join('\n'),
  )
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Publish the claim' }).click()
  await expect(page).toHaveURL(/\/claims\/[0-9a-f]{16}$/, { timeout: 60_000 })

  const grid = page.getByRole('table', { name: /^10 members by 10 values: mean 1.00 M at their own values and 0.00 M/ })
  await expect(grid).toBeVisible({ timeout: 60_000 })
  const rows = grid.locator('tbody tr')
  expect(
    await rows.evaluateAll(all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent))),
  ).toEqual(digits.map(digit => digits.map(other => (other === digit ? '1' : '0'))))
  const section = page.getByRole('region', { name: 'Members by values' })
  await expect(section.getByRole('list', { name: 'Members' }).getByRole('listitem')).toHaveCount(10)
  await expect(section.getByText('No member is suggested')).toBeVisible()
  await expect(section.getByText('◆ misses')).toHaveCount(0)
  // This site has no worker.
  await expect(section.getByRole('region', { name: 'Values exchanged' })).toContainText('A check is in the queue')
  expect(await faults(page)).toEqual([])
  const address = page.url()

  await page.goto('/families?symmetry=digit')
  const card = page
    .locator('section')
    .filter({ has: page.locator(`a[href="${new URL(address).pathname}"]`) })
    .last()
  await expect(card).toContainText(`Digits, ${project.name}`)
  await expect(card.getByRole('img', { name: /^10 members by 10 values/ })).toBeVisible()
  await expect(card).toContainText('diagonal 1.00 M, elsewhere 0.00 M')
  expect(await faults(page)).toEqual([])
  await card.getByRole('link').click()
  await expect(page).toHaveURL(address)
  // On a phone the same, once more.
  if (project.name === 'desktop') await withoutScripts(browser, page)
})

/** Somebody who is signed in makes a family, and adds a member to it, in the box of lines that is all there is without scripts. */
async function withoutScripts(browser: Browser, signedIn: Page): Promise<void> {
  const storageState = await signedIn.context().storageState()
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: process.env.SOLUSCOPE_SITE,
    storageState,
  })
  const page = await context.newPage()
  const lines = page.getByRole('textbox', { name: 'a line each' })
  const members = page.getByRole('list', { name: 'Members' }).getByRole('listitem')
  await page.goto('/claims/new?kind=family&neuron=planted/0/2')
  await expect(lines).toHaveValue('planted/0/2')
  await expect(page.getByRole('button', { name: 'Add a member' })).toBeHidden()
  await page.getByLabel('Title').fill('Digits, by hand')
  await page.getByLabel('Parameter', { exact: true }).fill('digit')
  await lines.fill('planted/0/2 0\nplanted/0/3 1')
  await page.getByRole('button', { name: 'Publish the claim' }).click()
  await expect(page).toHaveURL(/\/claims\/[0-9a-f]{16}$/)
  await expect(members).toHaveCount(2)
  await page.getByRole('link', { name: 'Edit' }).click()
  await lines.fill(`${await lines.inputValue()}\nplanted/0/4 2 | the third`)
  await page.getByRole('button', { name: 'Save a new version' }).click()
  await expect(members).toHaveCount(3)
  await expect(members.last()).toContainText('the third')
  await context.close()
}

/** Drags one thing onto another with the mouse. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const middle = async (of: Locator) => {
    const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    return [x + width / 2, y + height / 2] as const
  }
  const [start, end] = [await middle(from), await middle(to)]
  await page.mouse.move(...start)
  await page.mouse.down()
  await page.mouse.move(...end, { steps: 6 })
  await page.mouse.up()
}

test('the digits’ one neuron splits into ten of the twin, which cover it; a child that is of no use is seen as such', async ({
  browser,
}, { project }) => {
  const page = await newPerson(browser, 'Edo')
  const children = digits.map(digit => `planted-twin/0/${Number(digit) + 3}`)
  await page.goto(`/claims/new?kind=split${['planted/0/12', ...children].map(neuron => `&neuron=${neuron}`).join('')}`)
  await expect(page.getByLabel('The one neuron')).toHaveValue('planted/0/12')
  await expect(page.getByLabel('Neuron of child 10', { exact: true })).toHaveValue(children[9])
  await page.getByRole('button', { name: 'Publish the claim' }).click()
  await expect(page).toHaveURL(/\/claims\/[0-9a-f]{16}$/, { timeout: 60_000 })
  const section = page.getByRole('region', { name: 'Parent and children' })
  await expect(section.getByText('A split by the rule, and more than chance.')).toBeVisible({ timeout: 60_000 })
  await expect(section.getByRole('figure').getByText('purity 100 %')).toHaveCount(10)
  await expect(section.getByText('0 % uncovered')).toBeVisible()
  await expect(section.getByText('No child is suggested')).toBeVisible()
  expect(await faults(page)).toEqual([])
  // On a phone the same, once more.
  if (project.name !== 'desktop') return

  await page.getByRole('link', { name: 'Edit' }).click()
  for (let left = 10; left > 1; left--) await page.getByRole('button', { name: `Remove child ${left}` }).click()
  await page.getByRole('button', { name: 'Add a child' }).click()
  await page.getByLabel('Neuron of child 2', { exact: true }).fill('planted-twin/0/0')
  await page.getByRole('button', { name: 'Save a new version' }).click()
  await expect(section.getByText('No split by the rule.')).toBeVisible()
  await expect(section.getByRole('figure').getByText('purity 0 %')).toHaveCount(1)
  await page.goto('/splits')
  await expect(
    page.getByRole('heading', { name: /^planted\/0\/12 splits into 2 of planted-twin/ }).first(),
  ).toBeVisible()
  expect(await faults(page)).toEqual([])
})
