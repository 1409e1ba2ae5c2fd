import { publicUrl } from '#lib/accounts/public-url.ts'
import { atomFeed } from '#lib/feeds/atom.ts'
import { feedQuery, parseFeedView, readFeed } from '#lib/feeds/read-feed.ts'

export const dynamic = 'force-dynamic'

/** What people did lately as an Atom feed, with the filters of `/activity`. */
export async function GET(request: Request): Promise<Response> {
  const view = parseFeedView(Object.fromEntries(new URL(request.url).searchParams))
  const { items } = await readFeed(view)
  const feed = atomFeed(items, { site: publicUrl(), self: `/activity.xml${feedQuery(view)}`, now: new Date() })
  return new Response(feed, {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=60' },
  })
}
