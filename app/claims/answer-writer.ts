import { headers } from 'next/headers'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { signInHref } from '#lib/accounts/ask-sign-in.ts'
import type { FormState } from '#lib/accounts/form-state.ts'
import { currentMember, type Member } from '#lib/accounts/member.ts'
import { refuseNul } from '#lib/accounts/plain-text.ts'
import { refuseSuspended } from '#lib/accounts/suspension.ts'
import { visitorOf } from '#lib/accounts/visitor.ts'
import { countWrite } from '#lib/moderation/count-write.ts'
import type { WriteKind } from '#lib/moderation/write-limits.ts'

/** The text fields of a form. Names that begin with `$` are the framework's. */
export const fieldsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [])),
  )

/**
 * Does what a form asks in the name of whoever is signed in; null where it was done, else why not, with what was typed. A visitor is asked to sign
 * in and brought back to `next`. Counted as writing of this kind.
 */
export async function answerWriter(
  before: FormState,
  form: FormData,
  next: (fields: Record<string, string>) => string,
  kind: WriteKind,
  work: (writer: Member, fields: Record<string, string>) => Promise<void>,
): Promise<FormState | null> {
  const fields = fieldsOf(form)
  const again = { values: fields, attempt: (before.attempt ?? 0) + 1 }
  try {
    const visitor = visitorOf(await headers())
    const member = await currentMember(visitor.headers)
    if (!member) return { ...again, problem: 'Sign in to write this.', signIn: signInHref(next(fields)) }
    await refuseSuspended(member.id, 'claim.write')
    refuseNul(form)
    await countWrite(member, visitor, kind)
    await work(member, fields)
    return null
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error
    return { ...again, problem: error.message }
  }
}
