import { accountRoles, parseAccountRole } from '#lib/accounts/role.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { setRole } from '#workers/store/set-role.ts'

/** `soluscope admin grant EMAIL ROLE`: gives an account a role. Throws one line where there is no such role or account. */
export const grantCommand = async (email: string, word: string): Promise<number> => {
  const role = parseAccountRole(word)
  if (!role) throw new Error(`role: wanted one of ${accountRoles.join(', ')}, got "${word}"`)
  return withDatabase(async ({ pool }) => {
    const found = await setRole(pool, email.trim().toLowerCase(), role)
    if (!found) throw new Error(`no account has the e-mail "${email}": its person signs up on the site first`)
    console.log(`${found.name} is ${role} now (${found.before} before)`)
    return 0
  })
}
