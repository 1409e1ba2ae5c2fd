import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { accountRoles, parseAccountRole, type Role } from '#lib/accounts/role.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'

/** Gives somebody a role; throws AccountRefusal. Nobody changes their own, so that a site keeps an admin. */
export async function grantRole(admin: Writer, id: number, word: string): Promise<{ before: Role; after: Role }> {
  const after = parseAccountRole(word)
  if (!after) throw new AccountRefusal(400, `role: wanted one of ${accountRoles.join(', ')}, got ${word.slice(0, 30)}.`)
  if (id === admin.id) throw new AccountRefusal(403, 'Nobody changes their own role: ask another admin.')
  return writing(admin, 'role.grant', async tx => {
    const [person] = await tx.$queryRaw<{ role: string }[]>`
      select role from site_user where id = ${id} and deleted_at is null for no key update`
    if (!person) throw new AccountRefusal(404, 'There is no such account (any more).')
    const before = parseAccountRole(person.role) ?? 'member'
    await tx.user.update({ where: { id }, data: { role: after } })
    await audit({ userId: admin.id, action: 'role.granted', subject: `user:${id}`, detail: { before, after } }, tx)
    return { before, after }
  })
}
