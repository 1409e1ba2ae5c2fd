import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { email, readForm, typedPassword } from '#lib/accounts/account-input.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { countAttempt, forgetAttempts } from '#lib/accounts/attempts.ts'
import { auth } from '#lib/accounts/auth.ts'
import { signInLimits } from '#lib/accounts/limits.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'

const fields = z.object({ email, password: typedPassword })

/**
 * Begins a session of whoever knows the password and sets its cookie. Throws AccountRefusal; an unknown e-mail and a wrong password get the
 * same words, and the same hash is computed for both.
 */
export async function signIn(form: FormData, { address, headers }: Visitor): Promise<void> {
  await countAttempt(signInLimits.address, address)
  const typed = readForm(fields, form)
  // Counted whether there is such an account or not, else the limit itself would tell.
  await countAttempt(signInLimits.account, typed.email)
  try {
    await auth().api.signInEmail({ body: typed, headers })
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.body?.code === 'EMAIL_NOT_VERIFIED')
      throw new AccountRefusal(
        401,
        'This e-mail is not confirmed yet. A new link has been sent to it: open that first.',
      )
    throw new AccountRefusal(401, 'No account has this e-mail and this password. Check both, or choose a new password.')
  }
  await forgetAttempts(signInLimits.account, typed.email)
}

/** Ends the browser's session and takes its cookie away; nothing happens where there is none. */
export async function signOut({ headers }: Visitor): Promise<void> {
  await auth().api.signOut({ headers })
}
