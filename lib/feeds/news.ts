import { db } from '#lib/db.ts'
import type { FeedItem } from '#lib/feeds/feed-item.ts'
import { feedItems } from '#lib/feeds/feed-items.ts'
import { visibleActivity } from '#lib/feeds/visible-sql.ts'

/** Something that a person is told of. */
export interface NewsItem extends FeedItem {
  read: boolean
}

/** News on one page. */
export const NEWS_PAGE = 50

/** What a person is told of, the last first; what was hidden or withdrawn since is left out. */
export async function readNews(userId: number, before: string | null = null): Promise<NewsItem[]> {
  const limit = before === null ? 9_000_000_000_000_000n : BigInt(before)
  const rows = await db.$queryRaw<{ id: bigint; read: boolean }[]>`
    select a.id, n.read_at is not null as read from notification n join activity a on a.id = n.activity_id
    where n.user_id = ${userId} and a.id < ${limit} and ${visibleActivity}
    order by a.id desc limit ${NEWS_PAGE}`
  const items = await feedItems(rows.map(({ id }) => id))
  const read = new Map(rows.map(row => [String(row.id), row.read]))
  return items.map(item => ({ ...item, read: read.get(item.id) ?? false }))
}

/** How much of it a person has not read. */
export async function countNews(userId: number): Promise<number> {
  const [{ n }] = await db.$queryRaw<[{ n: number }]>`
    select count(*)::int as n from notification n join activity a on a.id = n.activity_id
    where n.user_id = ${userId} and n.read_at is null and ${visibleActivity}`
  return n
}

/** Marks one of a person's news as read, or with null all that there are. */
export async function markNewsRead(userId: number, activityId: string | null): Promise<void> {
  await db.notification.updateMany({
    where: { userId, readAt: null, ...(activityId !== null && { activityId: BigInt(activityId) }) },
    data: { readAt: new Date() },
  })
}
