import type { Transaction } from '#lib/db.ts'
import { tellWatchers } from '#lib/feeds/tell-watchers.ts'

/** Something done in public. */
export interface ActivityOf {
  actorId: number
  /** `claim.created`, `claim.edited`, `claim.withdrawn`, `claim.restored`, `claim.voted`, `claim.replied`, `list.published`, ... */
  verb: string
  /** The claim or list (its row's id) that it is about. */
  claimId?: number
  listId?: number
  /** The version written, the vote's value or the reply's uid, where there is one. */
  detail?: Record<string, string | number | boolean | null>
}

/** Writes what was done for the feeds and tells those who want to hear of it, in the transaction that did it. */
export async function recordActivity(
  tx: Transaction,
  { actorId, verb, claimId, listId, detail = {} }: ActivityOf,
): Promise<void> {
  const { id } = await tx.activity.create({ data: { actorId, verb, claimId, listId, detail }, select: { id: true } })
  await tellWatchers(tx, id)
}
