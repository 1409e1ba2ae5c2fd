import { db } from '#lib/db.ts'

/** To how many milliseconds it is known when a session was last used. */
const COARSE = 3_600_000

/** Writes down that a session is used, where that was not done within the hour: of many requests at once, one writes. */
export async function noteUse(sessionId: number, before: Date | null | undefined): Promise<void> {
  if (before && Date.now() - before.getTime() < COARSE) return
  await db.$executeRaw`
    update user_session set last_used_at = now() where id = ${sessionId} and last_used_at < now() - interval '1 hour'`
}
