import { deliverMail } from '#lib/accounts/deliver-mail.ts'
import { recordMail } from '#lib/accounts/mail-record.ts'
import { publicUrl } from '#lib/accounts/public-url.ts'
import { mailFault } from '#lib/accounts/send-mail.ts'
import { unsubscribeToken } from '#lib/accounts/unsubscribe-token.ts'
import { db } from '#lib/db.ts'
import { DIGEST_LINES, digestMail } from '#lib/feeds/digest-mail.ts'
import { feedItems } from '#lib/feeds/feed-items.ts'
import { visibleActivity } from '#lib/feeds/visible-sql.ts'

interface Due {
  id: number
  email: string
  before: Date | null
}

/**
 * Sends their news to those whose day or week is over; how many mails went out. A person's moment is moved on before the mail is sent, by whoever is
 * first: no mail goes out twice, whatever the number of processes and wherever one is killed. What a mail server refuses is tried
 * again the next time.
 */
export async function sendDigests(now = new Date()): Promise<number> {
  const due = await db.$queryRaw<Due[]>`
    select id, email, digest_at as before from site_user
    where deleted_at is null and email_verified
      and (digest = 'daily' and coalesce(digest_at, '-infinity') <= ${now}::timestamptz - interval '1 day'
        or digest = 'weekly' and coalesce(digest_at, '-infinity') <= ${now}::timestamptz - interval '7 days')
    order by id`
  let sent = 0
  for (const person of due) if (await sendOne(person, now)) sent += 1
  return sent
}

async function sendOne({ id, email, before }: Due, now: Date): Promise<boolean> {
  const moved = await db.user.updateMany({ where: { id, digestAt: before }, data: { digestAt: now } })
  if (moved.count === 0) return false
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    select a.id from notification n join activity a on a.id = n.activity_id
    where n.user_id = ${id} and n.read_at is null and a.at > ${before ?? new Date(0)}::timestamptz and ${visibleActivity}
    order by a.id desc limit ${DIGEST_LINES + 1}`
  if (rows.length === 0) return false
  const items = await feedItems(rows.map(row => row.id))
  const mail = digestMail(email, items, { site: publicUrl(), token: unsubscribeToken(id) })
  const record = await recordMail(mail.subject)
  try {
    await deliverMail(mail)
    await record.sent()
    return true
  } catch (error) {
    console.error(`news of user ${id} could not be sent by e-mail (${mailFault(error)}); tried again within the hour`)
    await record.failed(mailFault(error), true)
    await db.user.updateMany({ where: { id, digestAt: now }, data: { digestAt: before } })
    return false
  }
}
