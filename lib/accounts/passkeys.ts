import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { db } from '#lib/db.ts'

/** A passkey as its owner sees it. */
export interface ListedPasskey {
  id: number
  name: string
  createdAt: Date
}

const passkeyName = z
  .string()
  .trim()
  .min(1, 'Name: wanted one that tells the passkey apart.')
  .max(60, 'Name: wanted at most 60 characters.')

/** A passkey's name as typed, checked. Throws AccountRefusal (400). */
export function readPasskeyName(text: string): string {
  const checked = passkeyName.safeParse(text)
  if (!checked.success) throw new AccountRefusal(400, checked.error.issues[0].message)
  return checked.data
}

/** A person's passkeys, the latest first. */
export const listPasskeys = (userId: number): Promise<ListedPasskey[]> =>
  db.passkey.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    select: { id: true, name: true, createdAt: true },
  })

const gone = () => new AccountRefusal(404, 'This passkey is gone already.')

/** Gives one of a person's own passkeys another name; throws AccountRefusal: 400 for a bad name, 404 for any other's. */
export async function renamePasskey(userId: number, id: number, text: string): Promise<void> {
  const name = readPasskeyName(text)
  await db.$transaction(async tx => {
    const { count } = await tx.passkey.updateMany({ where: { id, userId }, data: { name } })
    if (count === 0) throw gone()
    await audit({ userId, action: 'passkey.renamed', subject: `passkey:${id}` }, tx)
  })
}

/** Takes one of a person's own passkeys away: it signs nobody in any more. Throws AccountRefusal (404) for any other's. */
export async function removePasskey(userId: number, id: number): Promise<void> {
  await db.$transaction(async tx => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } })
    if (count === 0) throw gone()
    await audit({ userId, action: 'passkey.removed', subject: `passkey:${id}` }, tx)
  })
}
