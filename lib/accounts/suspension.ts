import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { type Action, isWriting } from '#lib/accounts/permissions.ts'
import { db } from '#lib/db.ts'
import { formatMoment } from '#lib/format/time.ts'

/** Until when and why a person may write nothing. */
export interface Suspension {
  until: Date
  /** The moderator's words. */
  reason: string
}

/** A person's suspension; null where there is none any more. */
export async function suspensionOf(id: number): Promise<Suspension | null> {
  const found = await db.user.findUnique({ where: { id }, select: { suspendedUntil: true } })
  const until = found?.suspendedUntil
  if (!until || until <= new Date()) return null
  const action = await db.moderationAction.findFirst({
    where: { personId: id, action: 'suspend' },
    orderBy: { id: 'desc' },
    select: { reason: true },
  })
  return { until, reason: action?.reason ?? 'no reason is kept' }
}

/** Throws AccountRefusal (403), with the end and the reason, where the person is suspended and this is writing. */
export async function refuseSuspended(id: number, action: Action): Promise<void> {
  const suspension = isWriting(action) ? await suspensionOf(id) : null
  if (!suspension) return
  const { until, reason } = suspension
  const words = `You are suspended until ${formatMoment(until)} (${reason}). You can read everything, and write again then.`
  throw new AccountRefusal(403, words)
}
