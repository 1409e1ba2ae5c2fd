import 'server-only'
import { db } from '#lib/db.ts'
import { env } from '#lib/env.ts'

/** How mails go, for admins. */
export interface MailHealth {
  /** Whether a mail server is set; without one links go to the site's log. */
  configured: boolean
  /** Mails of the last half hour that wait for their next try. */
  waiting: number
  /** When the mail server took one last; null where it never did. */
  sentAt: Date | null
  /** When one was given up last, and why; null where none was. Mails whose process ended while they waited count from then on. */
  failed: { at: Date; fault: string } | null
}

/** Minutes after which no process tries a mail again (lib/accounts/send-mail.ts). */
const PATIENCE = 30

/** Asks what became of the mails of the last 30 days. */
export async function mailHealth(now = new Date()): Promise<MailHealth> {
  const long = new Date(now.getTime() - PATIENCE * 60_000)
  const open = { sentAt: null, failedAt: null }
  const [waiting, sent, failed] = await Promise.all([
    db.mailDelivery.count({ where: { ...open, createdAt: { gt: long } } }),
    db.mailDelivery.findFirst({ where: { sentAt: { not: null } }, orderBy: { sentAt: 'desc' } }),
    db.mailDelivery.findFirst({
      where: { OR: [{ failedAt: { not: null } }, { ...open, createdAt: { lte: long } }] },
      orderBy: { createdAt: 'desc' },
    }),
  ])
  return {
    configured: env().SMTP_URL !== undefined,
    waiting,
    sentAt: sent?.sentAt ?? null,
    failed: failed && {
      at: failed.failedAt ?? failed.createdAt,
      fault: failed.fault ?? 'the site ended while it waited',
    },
  }
}
