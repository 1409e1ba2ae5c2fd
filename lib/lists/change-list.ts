import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { isListUid } from '#lib/lists/list-input.ts'

/** A list that is held while it is changed. */
export interface HeldList {
  id: number
  uid: string
  title: string
  visibility: string
  version: number
  hiddenAt: Date | null
}

/**
 * Changes one of a person's own lists in a transaction in which no other change of it is made, and writes what was done. `from` is the
 * version that the change began from, null where it does not matter (something added or taken away). Returns the version that it
 * makes. Throws AccountRefusal: 404 for a list that is not theirs, 409 where it was changed meanwhile.
 */
export function changeList(
  owner: Writer,
  uid: string,
  { from, action }: { from: number | null; action: string },
  work: (tx: Transaction, list: HeldList) => Promise<void>,
): Promise<number> {
  return writing(owner, 'list.write', async tx => {
    const [list] = !isListUid(uid)
      ? []
      : await tx.$queryRaw<HeldList[]>`
      select id, uid, title, visibility, version, hidden_at as "hiddenAt" from neuron_list
      where uid = ${uid} and owner_id = ${owner.id} for update`
    if (!list) throw new AccountRefusal(404, 'You have no such list.')
    if (from !== null && from !== list.version)
      throw new AccountRefusal(
        409,
        'This list was changed meanwhile, in another tab perhaps. Look at it as it is now, then try again.',
      )
    await work(tx, list)
    await tx.neuronList.updateMany({
      where: { id: list.id },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    })
    await audit({ userId: owner.id, action, subject: `list:${uid}` }, tx)
    return list.version + 1
  })
}
