import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { may } from '#lib/accounts/permissions.ts'
import type { ClaimKind } from '#lib/claims/kinds.ts'
import { isUid } from '#lib/claims/uid.ts'
import type { Writer } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'

/** A claim's row, held until the transaction ends. */
export interface LockedClaim {
  id: number
  uid: string
  kind: ClaimKind
  authorId: number
  editors: string
  version: number
  statedIn: number
  withdrawnAt: Date | null
  hiddenAt: Date | null
}

/**
 * Holds a claim: whoever writes to it next waits. Every write takes the claim's row first and its author's after it, so none waits in a ring. Throws
 * AccountRefusal (404) where there is none that this person may read.
 */
export async function lockClaim(tx: Transaction, uid: string, writer: Writer): Promise<LockedClaim> {
  const [claim] = !isUid(uid)
    ? []
    : await tx.$queryRaw<LockedClaim[]>`
    select id, uid, kind, author_id as "authorId", editors, version, stated_in as "statedIn",
      withdrawn_at as "withdrawnAt", hidden_at as "hiddenAt"
    from claim where uid = ${uid} for update`
  if (!claim || (claim.hiddenAt && claim.authorId !== writer.id && !may(writer.role, 'contribution.hide')))
    throw new AccountRefusal(404, `There is no claim ${uid.slice(0, 60)}.`)
  return claim
}

/** Whether this person is among those who may write new versions of a claim: its author, or where the author says so every member. */
export const isEditor = ({ editors, authorId }: Pick<LockedClaim, 'editors' | 'authorId'>, person: number): boolean =>
  editors === 'members' || authorId === person

/** Throws AccountRefusal (403) for whoever is not among a claim's editors. */
export function requireEditor(claim: LockedClaim, person: number): void {
  if (!isEditor(claim, person))
    throw new AccountRefusal(403, 'Only its author edits this claim. Reply to it, or make one of your own.')
}

/** Throws AccountRefusal (403) where the claim is withdrawn or hidden: nothing is argued about what cannot be read. */
export function requireOpen({ withdrawnAt, hiddenAt }: LockedClaim): void {
  if (withdrawnAt) throw new AccountRefusal(403, 'This claim is withdrawn.')
  if (hiddenAt) throw new AccountRefusal(403, 'A moderator has hidden this claim.')
}
