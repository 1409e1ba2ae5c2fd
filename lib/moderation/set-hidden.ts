import type { Transaction } from '#lib/db.ts'
import type { Subject } from '#lib/moderation/subject.ts'

/** Hides a contribution (`at`) or shows it again (null). */
export async function setHidden(tx: Transaction, { kind, name }: Subject, hiddenAt: Date | null): Promise<void> {
  const data = { hiddenAt }
  if (kind === 'claim') await tx.claim.update({ where: { uid: name }, data })
  if (kind === 'reply') await tx.claimReply.update({ where: { uid: name }, data })
  if (kind === 'list') await tx.neuronList.update({ where: { uid: name }, data })
  if (kind === 'search') await tx.savedSearch.update({ where: { id: Number(name) }, data })
  if (kind === 'task') await tx.questionTask.update({ where: { id: Number(name) }, data })
}
