import { db } from '#lib/db.ts'

/** What becomes of one mail is told here. */
export interface MailRecord {
  /** The mail server took it. */
  sent(): Promise<void>
  /** A try went wrong, for this reason; `last` where no other follows. */
  failed(fault: string, last: boolean): Promise<void>
}

/** Writes down that a mail waits to be sent, so that admins see how mails go; never to whom. What the database refuses keeps no mail back. */
export async function recordMail(subject: string): Promise<MailRecord> {
  const row = await quietly(() => db.mailDelivery.create({ data: { subject }, select: { id: true } }))
  const note = async (data: { sentAt?: Date; failedAt?: Date; fault?: string }) => {
    if (row) await quietly(() => db.mailDelivery.updateMany({ where: { id: row.id }, data }))
  }
  return {
    sent: () => note({ sentAt: new Date() }),
    failed: (fault, last) => note({ fault, ...(last && { failedAt: new Date() }) }),
  }
}

async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    console.error(`what became of a mail could not be written down (${(error as Error).name})`)
    return null
  }
}
