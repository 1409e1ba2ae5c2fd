import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import type { Action } from '#lib/accounts/permissions.ts'
import { roles } from '#lib/accounts/role.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { line } from '#lib/claims/texts.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { type FoundSubject, findSubject } from '#lib/moderation/find-subject.ts'
import { type ModerationVerb, moderationVerbs } from '#lib/moderation/moderation-verbs.ts'
import { setHidden } from '#lib/moderation/set-hidden.ts'
import { parseSubject, type Subject, subjectText } from '#lib/moderation/subject.ts'

const asked = z.strictObject({
  subject: z.string(),
  action: z.enum(moderationVerbs, `action: wanted one of ${moderationVerbs.join(', ')}.`),
  reason: line,
  /** For `suspend`. */
  days: z.coerce
    .number('days: wanted a number.')
    .int()
    .min(1, 'days: wanted 1 or more.')
    .max(3650, 'days: wanted 3650 at most.')
    .optional(),
})

const rights: Record<ModerationVerb, Action> = {
  hide: 'contribution.hide',
  restore: 'contribution.hide',
  dismiss: 'contribution.hide',
  warn: 'person.suspend',
  suspend: 'person.suspend',
  unsuspend: 'person.suspend',
}

const DAY = 24 * 3600 * 1000

/**
 * Does what a moderator has decided about something and whoever wrote it, and settles all that was reported of it. Warnings and suspensions
 * concern the author of the subject. In public, with the reason. Throws AccountRefusal: nobody moderates themselves or a person of their own
 * or a higher role, though such a flag can be dismissed.
 */
export async function moderate(moderator: Writer, input: unknown): Promise<void> {
  const { action, reason, days, ...given } = readInput(asked, input)
  const named = parseSubject(given.subject)
  await writing(moderator, rights[action], async tx => {
    await hold(tx, named)
    const found = await findSubject(tx, named)
    requireRank(moderator, found, action)
    const until = await carryOut[action](tx, named, found, days)
    const subject = subjectText(named)
    const personId = found.author.id
    const data = { moderatorId: moderator.id, action, subject, personId, reason, until }
    const { id } = await tx.moderationAction.create({ data })
    await tx.moderationItem.updateMany({
      where: { subject, closedAt: null },
      data: { closedAt: new Date(), actionId: id },
    })
    const detail = { action: id, person: personId, until: until?.toISOString() ?? null }
    await audit({ userId: moderator.id, action: `moderation.${action}`, subject, detail }, tx)
  })
}

/** Holds the row, as every write of it does, so that two moderators act one after the other. */
async function hold(tx: Transaction, { kind, name }: Subject): Promise<void> {
  if (kind === 'claim') await tx.$queryRaw`select id from claim where uid = ${name} for update`
  if (kind === 'reply') await tx.$queryRaw`select id from claim_reply where uid = ${name} for update`
  if (kind === 'list') await tx.$queryRaw`select id from neuron_list where uid = ${name} for update`
}

function requireRank(moderator: Writer, { author, role }: FoundSubject, action: ModerationVerb): void {
  if (author.id === moderator.id)
    throw new AccountRefusal(403, 'Nobody moderates what is their own: ask another moderator.')
  if (action !== 'dismiss' && roles.indexOf(role) >= roles.indexOf(moderator.role))
    throw new AccountRefusal(403, `Your role, ${moderator.role}, does not moderate a person whose role is ${role}.`)
}

type CarryOut = (tx: Transaction, named: Subject, found: FoundSubject, days?: number) => Promise<Date | null>

const carryOut: Record<ModerationVerb, CarryOut> = {
  async hide(tx, named, { hiddenAt }) {
    if (named.kind === 'user') throw new AccountRefusal(400, 'A person cannot be hidden, but suspended.')
    if (!hiddenAt) await setHidden(tx, named, new Date())
    return null
  },
  async restore(tx, named, { hiddenAt }) {
    if (!hiddenAt) throw new AccountRefusal(409, 'This is not hidden (any more). Dismiss what was reported of it.')
    await setHidden(tx, named, null)
    return null
  },
  async dismiss(_, __, { hiddenAt }) {
    if (hiddenAt) throw new AccountRefusal(409, 'This is hidden: restore it, or hide it with a reason.')
    return null
  },
  async warn() {
    return null
  },
  async suspend(tx, _, { author }, days) {
    if (days === undefined) throw new AccountRefusal(400, 'days: wanted for how many days.')
    const until = new Date(Date.now() + days * DAY)
    await tx.user.update({ where: { id: author.id }, data: { suspendedUntil: until } })
    return until
  },
  async unsuspend(tx, _, { author }) {
    const { count } = await tx.user.updateMany({
      where: { id: author.id, suspendedUntil: { gt: new Date() } },
      data: { suspendedUntil: null },
    })
    if (count === 0) throw new AccountRefusal(409, 'This person is not suspended (any more).')
    return null
  },
}
