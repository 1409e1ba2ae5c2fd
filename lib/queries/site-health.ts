import 'server-only'
import { statfs } from 'node:fs/promises'
import { db } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { type MailHealth, mailHealth } from '#lib/queries/mail-health.ts'

/** How the machine and the database are, for admins. */
export interface SiteHealth {
  /** Version and size in bytes of the database, and the milliseconds that a question to it took. */
  database: { version: string; bytes: number; milliseconds: number }
  /** Jobs that wait or run, and those that failed as often as they may; null before a worker made the queue. */
  jobs: { waiting: number; failed: number } | null
  /** Bytes free and in all where SOLUSCOPE_HOME is; null where the system does not say. */
  disk: { free: number; total: number } | null
  mail: MailHealth
}

/** Asks the database and the system now. */
export async function siteHealth(): Promise<SiteHealth> {
  const begun = performance.now()
  const [{ version, bytes, queue }] = await db.$queryRaw<[{ version: string; bytes: number; queue: boolean }]>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
      to_regclass('graphile_worker.jobs') is not null as queue`
  const milliseconds = performance.now() - begun
  const [jobs] = queue
    ? await db.$queryRaw<[{ waiting: number; failed: number }]>`
        select count(*) filter (where attempts < max_attempts)::int as waiting,
          count(*) filter (where attempts >= max_attempts)::int as failed
        from graphile_worker.jobs`
    : [null]
  const [disk, mail] = await Promise.all([freeSpace(), mailHealth()])
  return { database: { version, bytes, milliseconds }, jobs, disk, mail }
}

async function freeSpace(): Promise<SiteHealth['disk']> {
  try {
    // A site with a secret and a database from elsewhere keeps no such folder.
    const { bavail, blocks, bsize } = await statfs(env().SOLUSCOPE_HOME).catch(() => statfs('.'))
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return null
  }
}
