import { env } from '#lib/env.ts'

/** When news are sent by e-mail, for the queue's clock: every hour, whoever's day or week is over by then. */
export const digestCrontab = '37 * * * * digest ?max=3'

/** Whether this process sends news by e-mail: only one with a mail server takes such jobs. */
export const sendsDigests = (): boolean => env().SMTP_URL !== undefined

/** Sends the news that are due. The database is the one that the worker is on. */
export async function digestTask(databaseUrl: string): Promise<void> {
  // The one Prisma client reads its address from here when it is loaded.
  process.env.DATABASE_URL = databaseUrl
  const { sendDigests } = await import('#lib/feeds/send-digests.ts')
  await sendDigests()
}
