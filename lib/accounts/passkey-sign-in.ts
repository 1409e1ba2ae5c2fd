import { isAPIError } from 'better-auth/api'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { countAttempt } from '#lib/accounts/attempts.ts'
import { auth } from '#lib/accounts/auth.ts'
import { signInLimits } from '#lib/accounts/limits.ts'
import { readSigned } from '#lib/accounts/passkey-answer.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'

/**
 * What a device needs to sign somebody in, whoever they are: a challenge, kept here for five minutes and good for one answer from
 * this browser. Throws AccountRefusal (429) after too many tries.
 */
export async function passkeyChallenge({ address, headers }: Visitor) {
  await countAttempt(signInLimits.address, address)
  return auth().api.generatePasskeyAuthenticationOptions({ headers })
}

/** Begins a session of whoever's passkey signed the challenge of this browser, and sets its cookie. Throws AccountRefusal. */
export async function passkeySignIn(form: FormData, { address, headers }: Visitor): Promise<void> {
  await countAttempt(signInLimits.address, address)
  const response = readSigned(form.get('answer'))
  try {
    await auth().api.verifyPasskeyAuthentication({ headers, body: { response } })
  } catch (error) {
    if (!isAPIError(error)) throw error
    throw new AccountRefusal(
      401,
      'No account here has this passkey. Sign in with your e-mail and password, or try again.',
    )
  }
}
