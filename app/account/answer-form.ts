import { cookies, headers } from 'next/headers'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { sessionSeconds } from '#lib/accounts/auth.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { memberHint } from '#lib/accounts/member-hint.ts'
import { refuseNul } from '#lib/accounts/plain-text.ts'
import { publicUrl } from '#lib/accounts/public-url.ts'
import { type Visitor, visitorOf } from '#lib/accounts/visitor.ts'

/** Fields of forms about accounts whose text is shown again. */
const SHOWN = ['name', 'email']

/** Does what a form asks; null where it was done, else why not, in words for its person, and the text of the fields that are `shown` again. */
export async function answerForm(
  form: FormData,
  work: (form: FormData, visitor: Visitor) => Promise<void>,
  shown: string[] = SHOWN,
): Promise<FormState | null> {
  try {
    const visitor = visitorOf(await headers())
    refuseNul(form)
    await work(form, visitor)
    return null
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error
    const values = Object.fromEntries(shown.map(name => [name, String(form.get(name) ?? '').slice(0, 40_000)]))
    return { problem: error.message, values }
  }
}

/** Leaves a mark in the browser that it is signed in, or takes it away: it only chooses the word in the top bar. */
export async function markMember(signedIn: boolean): Promise<void> {
  const jar = await cookies()
  if (!signedIn) jar.delete(memberHint)
  else
    jar.set(memberHint, '1', {
      maxAge: sessionSeconds,
      path: '/',
      sameSite: 'lax',
      secure: publicUrl().startsWith('https:'),
    })
}
