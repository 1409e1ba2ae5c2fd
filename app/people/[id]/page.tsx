import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FeedList } from '#components/feeds/feed-list.tsx'
import { ListRows } from '#components/lists/list-rows.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { SectionHead } from '#components/ui/section-head.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { feedQuery, readFeed } from '#lib/feeds/read-feed.ts'
import { readPerson } from '#lib/feeds/read-person.ts'
import { plural } from '#lib/format/plural.ts'
import { formatDate } from '#lib/format/time.ts'
import { listLists } from '#lib/lists/list-lists.ts'

interface Props {
  params: Promise<{ id: string }>
}

export const dynamic = 'force-dynamic'

const read = cache(async (id: string) => (/^[1-9]\d{0,8}$/.test(id) ? readPerson(Number(id)) : null))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const person = await read((await params).id)
  return { title: person?.name ?? 'Nobody', robots: { index: false } }
}

/** A person: since when, how their claims stand, their lists, what they did lately. */
export default async function PersonPage({ params }: Props) {
  const person = await read((await params).id)
  if (!person) notFound()
  const { id, name, role, since, deleted, claims } = person
  const reader = await currentMember(new Headers(await headers()))
  const feed = { model: null, neuron: null, person: id, before: null }
  const [lists, { items, more }] = await Promise.all([listLists(reader, { owner: id }), readFeed(feed, 20)])
  const all = Object.values(claims).reduce((sum, n) => sum + n, 0)
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'People' }, { label: name }]}>
        <a href={`/activity.xml${feedQuery(feed)}`} className={buttonClass()}>
          Atom feed
        </a>
      </Crumbs>
      <h1 className="wrap-anywhere">{name}</h1>
      <p className="mt-1 text-ink-2">
        {deleted
          ? 'This person has left. What they wrote in public stays.'
          : `${role}, here since ${formatDate(since)}`}
      </p>
      <p className="mt-2">
        {all === 0 ? 'No claims yet.' : `${plural(all, 'claim')}: `}
        {Object.entries(claims)
          .map(([status, n]) => `${n} ${status}`)
          .join(', ')}
        {all > 0 && (
          <>
            {' · '}
            <a href={`/claims?author=${id}`}>read them</a>
          </>
        )}
      </p>
      <SectionHead title="Lists" />
      <Panel label="Lists">
        {lists.length > 0 ? (
          <ListRows lists={lists} own={reader?.id === id} />
        ) : (
          <p className="px-4 py-3 text-ink-2">No public list.</p>
        )}
      </Panel>
      <SectionHead title="Activity">{more && <a href={`/activity${feedQuery(feed)}`}>all of it</a>}</SectionHead>
      <Panel label="Activity">
        <FeedList items={items} />
      </Panel>
    </>
  )
}
