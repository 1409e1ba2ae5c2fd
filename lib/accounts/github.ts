import { z } from 'zod'
import { readForm } from '#lib/accounts/account-input.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { countAttempt } from '#lib/accounts/attempts.ts'
import { auth } from '#lib/accounts/auth.ts'
import { signInLimits } from '#lib/accounts/limits.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { env } from '#lib/env.ts'

/** Whether people may sign in with GitHub here. */
export const hasGithub = (): boolean => env().GITHUB_CLIENT_ID !== undefined

/**
 * Begins signing in with GitHub: the address there to send the browser to; a cookie and a row remember what must come back, and where to go on
 * (field `next`). Throws AccountRefusal: 404 where this site has no GitHub.
 */
export async function beginGithub(form: FormData, { address, headers }: Visitor): Promise<string> {
  if (!hasGithub())
    throw new AccountRefusal(404, 'This site does not sign in with GitHub. Use an e-mail and a password.')
  await countAttempt(signInLimits.address, address)
  const { next } = readForm(z.object({ next: z.string().optional() }), form)
  const callbackURL = safeNext(next)
  const { url } = await auth().api.signInSocial({
    body: { provider: 'github', callbackURL, errorCallbackURL: '/account/sign-in', disableRedirect: true },
    headers,
  })
  if (!url) throw new AccountRefusal(400, 'GitHub cannot be asked now. Try again later.')
  return url
}

/** Ends signing in with GitHub, with what its page sent the browser back with: a redirect, with the cookie of a session where it went well. */
export async function endGithub(request: Request, { address, headers }: Visitor): Promise<Response> {
  if (!hasGithub()) throw new AccountRefusal(404, 'This site does not sign in with GitHub.')
  await countAttempt(signInLimits.address, address)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return auth().api.callbackOAuth({ method: 'GET', params: { id: 'github' }, query, headers, asResponse: true })
}

/** Why signing in with GitHub did not go well, by what the address of the sign-in page says; null where it says nothing. */
export function githubProblem(error: string | undefined): string | null {
  if (!error) return null
  if (error === 'access_denied') return 'You did not let GitHub tell who you are. Nothing was done.'
  if (error === 'email_not_verified' || error === 'email_not_found')
    return 'GitHub does not know a confirmed e-mail of yours. Confirm one there, or sign in with a password.'
  if (error === 'account_not_linked')
    return 'An account here has this e-mail, and it was never confirmed. Choose a new password for it first.'
  return 'Signing in with GitHub did not go through. Try it again from here.'
}
