import { z } from 'zod'
import { email, newPassword, personName, readForm } from '#lib/accounts/account-input.ts'
import { atLeast } from '#lib/accounts/at-least.ts'
import { countAttempt } from '#lib/accounts/attempts.ts'
import { auth } from '#lib/accounts/auth.ts'
import { signUpLimits } from '#lib/accounts/limits.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'

const fields = z.object({ name: personName, email, password: newPassword, next: z.string().optional() })

/**
 * Makes an account and sends a link that confirms its e-mail; where the e-mail has an account already, a mail says so. The answer is the
 * same for both, and only the fields of the form are read: nobody gives themselves a role. Throws AccountRefusal.
 */
export async function signUp(form: FormData, { address, headers }: Visitor): Promise<void> {
  await countAttempt(signUpLimits.address, address)
  const { next, ...person } = readForm(fields, form)
  await countAttempt(signUpLimits.account, person.email)
  await atLeast(auth().api.signUpEmail({ body: { ...person, callbackURL: safeNext(next) }, headers }))
}
