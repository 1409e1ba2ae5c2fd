import type { Mail } from '#lib/accounts/mail.ts'

const unless = 'If this was not you, do nothing: without the link nothing happens.'

/** Asks a new person to confirm that the address is theirs; `link` is good for an hour. */
export const confirmMail = (to: string, link: string): Mail => ({
  to,
  subject: 'Confirm your address for Soluscope',
  text: `Open this link within an hour to finish your account:\n${link}\n${unless}`,
})

/** Tells who has an account already that somebody signed up with their address. */
export const knownMail = (to: string, signIn: string, forgot: string): Mail => ({
  to,
  subject: 'You have an account at Soluscope',
  text: `Somebody signed up with this address, which has an account already. Sign in:\n${signIn}\nOr choose a new password:\n${forgot}\nIf this was not you, do nothing.`,
})

/** Lets a person choose a new password; `link` is good for an hour and once. */
export const resetMail = (to: string, link: string): Mail => ({
  to,
  subject: 'A new password for Soluscope',
  text: `Open this link within an hour to choose a new password:\n${link}\n${unless}`,
})
