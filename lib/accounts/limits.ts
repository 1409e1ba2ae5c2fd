import type { AttemptLimit } from '#lib/accounts/attempts.ts'

const fromAddress = 'from your address'

/** Sign-ups, by address and by e-mail. */
export const signUpLimits = {
  address: { what: 'sign-ups', whom: fromAddress, limit: 60, seconds: 3600 },
  account: { what: 'sign-ups', whom: 'with this e-mail', limit: 3, seconds: 3600 },
} satisfies Record<string, AttemptLimit>

/** Tries to sign in; those with one e-mail are forgotten when one goes well or a new password is set. */
export const signInLimits = {
  address: { what: 'tries to sign in', whom: fromAddress, limit: 60, seconds: 600 },
  account: { what: 'tries to sign in', whom: 'with this e-mail', limit: 10, seconds: 600 },
} satisfies Record<string, AttemptLimit>

/** Requests for a link that sets a new password. */
export const resetLimits = {
  address: { what: 'requests for a new password', whom: fromAddress, limit: 20, seconds: 3600 },
  account: { what: 'requests for a new password', whom: 'for this e-mail', limit: 3, seconds: 3600 },
} satisfies Record<string, AttemptLimit>

/** Links of mails opened. */
export const linkLimit: AttemptLimit = { what: 'links opened', whom: fromAddress, limit: 60, seconds: 600 }
