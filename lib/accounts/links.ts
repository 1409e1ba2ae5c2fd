import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { email, newPassword, readForm } from '#lib/accounts/account-input.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { atLeast } from '#lib/accounts/at-least.ts'
import { countAttempt } from '#lib/accounts/attempts.ts'
import { auth } from '#lib/accounts/auth.ts'
import { linkLimit, resetLimits } from '#lib/accounts/limits.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'

const token = z.string().max(2_000, 'This link is not whole. Copy all of it.')
const stale = (again: string) => new AccountRefusal(400, `This link is not good any more, or not whole. ${again}`)

/** Sends a link for a new password where there is such an account; tells nobody whether there is. Throws AccountRefusal. */
export async function askReset(form: FormData, { address, headers }: Visitor): Promise<void> {
  await countAttempt(resetLimits.address, address)
  const typed = readForm(z.object({ email }), form)
  await countAttempt(resetLimits.account, typed.email)
  await atLeast(auth().api.requestPasswordReset({ body: typed, headers }))
}

/** Sets the password of whoever has the link, once, and ends all their sessions. Throws AccountRefusal. */
export async function resetPassword(form: FormData, { address, headers }: Visitor): Promise<void> {
  await countAttempt(linkLimit, address)
  const { password, token: given } = readForm(z.object({ password: newPassword, token }), form)
  try {
    await auth().api.resetPassword({ body: { newPassword: password, token: given }, headers })
  } catch (error) {
    if (!isAPIError(error)) throw error
    throw stale('Ask for a new one.')
  }
}

/** Confirms the e-mail that a link was sent to and signs its person in. Throws AccountRefusal. */
export async function confirmEmail(form: FormData, { address, headers }: Visitor): Promise<void> {
  await countAttempt(linkLimit, address)
  const { token: given } = readForm(z.object({ token }), form)
  try {
    await auth().api.verifyEmail({ query: { token: given }, headers })
  } catch (error) {
    if (!isAPIError(error)) throw error
    throw stale('Sign in, and a new one is sent.')
  }
}
