import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { openNewsAction, readAllAction } from '#app/account/news/actions.ts'
import { Deed } from '#components/feeds/deed.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { NEWS_PAGE, readNews } from '#lib/feeds/news.ts'
import { plural } from '#lib/format/plural.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'News', robots: { index: false } }

/** What a person is told of: what was done to what they watch, to their claims, and replies to them. */
export default async function NewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const member = await currentMember(new Headers(await headers()))
  if (!member) redirect('/account/sign-in?next=/account')
  const before = oneOf((await searchParams).before) ?? ''
  const items = await readNews(member.id, /^[1-9]\d{0,15}$/.test(before) ? before : null)
  const unread = items.filter(({ read }) => !read).length
  return (
    <div className="max-w-[760px]">
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Your account', href: '/account' }, { label: 'News' }]}>
        {unread > 0 && (
          <form action={readAllAction}>
            <button type="submit" className={buttonClass()}>
              All read
            </button>
          </form>
        )}
      </Crumbs>
      <h1>News</h1>
      <p className="mt-1 mb-3.5 text-ink-2">
        {unread > 0 ? `${plural(unread, 'line')} not read. ` : ''}What others did to your claims and to what you watch.
      </p>
      <Panel label="News">
        {items.length === 0 && (
          <p className="px-4 py-3 text-ink-2">
            Nothing yet. Watch a neuron, a claim or a list, and what others do to it stands here.
          </p>
        )}
        <ul>
          {items.map(item => (
            <li key={item.id} className="flex items-start justify-between gap-3 border-line px-4 py-2 [li+&]:border-t">
              <div className="min-w-0">
                {!item.read && (
                  <span className="mr-1.5 font-semibold text-xs">
                    <span aria-hidden="true">●</span> new
                  </span>
                )}
                <Deed item={item} />
              </div>
              {!item.read && (
                <form action={openNewsAction}>
                  <input type="hidden" name="id" value={item.id} />
                  <button type="submit" className={buttonClass()}>
                    Read<span className="sr-only"> this news</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {items.length === NEWS_PAGE && (
        <p className="mt-3">
          <a href={`/account/news?before=${items.at(-1)?.id}`} className={buttonClass()}>
            Earlier
          </a>
        </p>
      )}
    </div>
  )
}
