import { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { reason as words } from '#lib/claims/texts.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { type FlagReason, flagReasons } from '#lib/moderation/flag-reasons.ts'
import { readFlaggable } from '#lib/moderation/read-flaggable.ts'
import { parseSubject, subjectText } from '#lib/moderation/subject.ts'

const asked = z.strictObject({
  subject: z.string(),
  reason: z.enum(Object.keys(flagReasons) as FlagReason[], 'Choose a reason.'),
  note: words.default(''),
})

/** What a flag says. */
export type NewFlag = z.input<typeof asked>

/** Tells moderators of something that is read in public. Once a person and thing, until it is settled. Throws AccountRefusal. */
export async function flag(reporter: Writer, input: unknown): Promise<void> {
  const { reason, note, ...given } = readInput(asked, input)
  const subject = subjectText(parseSubject(given.subject))
  await writing(reporter, 'flag', async tx => {
    const found = await readFlaggable(subject, reporter, tx)
    if (found.author.id === reporter.id)
      throw new AccountRefusal(400, 'This is your own: you can withdraw it yourself.')
    // The person is held, so that a form sent twice at once flags once.
    await tx.$queryRaw`select id from site_user where id = ${reporter.id} for no key update`
    const open = await tx.moderationItem.findFirst({ where: { subject, reporterId: reporter.id, closedAt: null } })
    if (open) throw new AccountRefusal(409, 'You have flagged this already; a moderator will look at it.')
    await tx.moderationItem.create({ data: { subject, cause: 'flag', reporterId: reporter.id, reason, note } })
    await audit({ userId: reporter.id, action: 'flagged', subject, detail: { reason } }, tx)
  })
}
