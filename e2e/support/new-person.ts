import { type Browser, type Page, test } from '@playwright/test'
import { makeAccount } from '#e2e/support/make-account.ts'

/** The password of everybody whom `newPerson` makes. */
export const password = 'correct horse battery'

// A site that is tried twice has the people of the first time still.
const begun = Date.now().toString(36)

/** The e-mail of somebody of this project; each name is somebody's of one test. */
export const emailOf = (name: string): string =>
  `${name.toLowerCase()}-${test.info().project.name}-${begun}@people.example.org`

/** A browser of its own, of the project's window, in which a new person is signed in. */
export async function newPerson(browser: Browser, name: string): Promise<Page> {
  const { viewport, hasTouch, isMobile } = test.info().project.use
  const own = { baseURL: process.env.SOLUSCOPE_SITE, viewport, hasTouch, isMobile }
  const page = await (await browser.newContext(own)).newPage()
  await makeAccount(page.request, { name, email: emailOf(name), password })
  return page
}
