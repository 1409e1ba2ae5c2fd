import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { may } from '#lib/accounts/permissions.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { db, type Transaction } from '#lib/db.ts'
import { type FoundSubject, findSubject } from '#lib/moderation/find-subject.ts'
import { parseSubject } from '#lib/moderation/subject.ts'

/** What somebody wants to flag; throws AccountRefusal (400, 404) where there is nothing of that name that they may read. */
export async function readFlaggable(subject: string, reporter: Writer, tx: Transaction = db): Promise<FoundSubject> {
  const named = parseSubject(subject)
  const found = await findSubject(tx, named)
  const mayRead = may(reporter.role, 'contribution.hide') || (!found.hiddenAt && !found.closed)
  if (!mayRead) throw new AccountRefusal(404, `There is no ${named.kind} ${named.name}.`)
  return found
}
