import type { APIRequestContext } from '@playwright/test'
import { mailedLink } from '#e2e/support/mailed-link.ts'
import { sendForm } from '#e2e/support/send-form.ts'

/** Makes an account and opens the link of its mail; `request`'s jar is signed in then. */
export async function makeAccount(
  request: APIRequestContext,
  person: { name: string; email: string; password: string },
): Promise<void> {
  const own = { origin: process.env.SOLUSCOPE_SITE ?? '' }
  await sendForm(request, '/account/sign-up', person, own)
  const link = new URL(await mailedLink(person.email, 'Confirm'))
  await sendForm(request, link.pathname + link.search, {}, own)
}
