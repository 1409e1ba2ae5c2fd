import { personName } from '#lib/accounts/account-input.ts'

/** A name of GitHub as people here sign with, else the login there. */
export const githubName = (name: string | null, login: string): string => {
  const [given, fallback] = [personName.safeParse(name ?? ''), personName.safeParse(login)]
  return given.success ? given.data : fallback.success ? fallback.data : 'GitHub member'
}
