import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { readForm, typedPassword } from '#lib/accounts/account-input.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { countAttempt, forgetAttempts } from '#lib/accounts/attempts.ts'
import { auth } from '#lib/accounts/auth.ts'
import { signInLimits } from '#lib/accounts/limits.ts'
import { requireMember } from '#lib/accounts/member.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { newUid } from '#lib/claims/uid.ts'
import { db } from '#lib/db.ts'

/** Whom contributions of people who left are signed by. */
export const deletedName = 'deleted user'

/**
 * Deletes the account of whoever is signed in and types its password: nothing is kept that names or lets in the person. The row
 * itself stays, under another name, since what they wrote stays and points to it. Throws AccountRefusal.
 */
export async function deleteAccount(form: FormData, { headers }: Visitor): Promise<void> {
  const { id, email } = await requireMember(headers, 'account.own')
  const { password } = readForm(z.object({ password: typedPassword }), form)
  await countAttempt(signInLimits.account, email)
  try {
    await auth().api.verifyPassword({ body: { password }, headers })
  } catch (error) {
    if (!isAPIError(error)) throw error
    throw new AccountRefusal(403, 'This is not your password. Nothing was deleted.')
  }
  await forgetAttempts(signInLimits.account, email)
  await db.$transaction([
    db.session.deleteMany({ where: { userId: id } }),
    db.account.deleteMany({ where: { userId: id } }),
    db.apiKey.deleteMany({ where: { userId: id } }),
    db.passkey.deleteMany({ where: { userId: id } }),
    db.verification.deleteMany({ where: { value: String(id) } }),
    // What nobody else could read goes; what is public stays.
    db.watch.deleteMany({ where: { userId: id } }),
    db.notification.deleteMany({ where: { userId: id } }),
    db.savedSearch.deleteMany({ where: { ownerId: id, question: null } }),
    db.neuronList.deleteMany({ where: { ownerId: id, visibility: 'private' } }),
    db.user.update({
      where: { id },
      data: {
        // Dumps from before say the old one with the name.
        uid: newUid(),
        name: deletedName,
        email: `deleted-${id}@deleted.invalid`,
        emailVerified: false,
        image: null,
        role: 'member',
        digest: 'off',
        deletedAt: new Date(),
      },
    }),
    db.auditEvent.create({ data: { userId: id, action: 'account.deleted', subject: `user:${id}`, detail: {} } }),
  ])
}
