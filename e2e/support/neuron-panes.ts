import type { Page } from '@playwright/test'

/** The section of a neuron's numbers under a heading. */
export const pane = (page: Page, title: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name: title }) })
    .last()

/** The figure in a line of numbers. */
export const figure = (page: Page, title: string, name: string) =>
  pane(page, title)
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .getByRole('cell')
