import type { Metadata } from 'next'
import { FeedList } from '#components/feeds/feed-list.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Chip } from '#components/ui/chip.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import { feedQuery, parseFeedView, readFeed } from '#lib/feeds/read-feed.ts'
import type { Query } from '#lib/layer/neuron-filter.ts'
import { modelDirectory } from '#lib/queries/model-directory.ts'

interface Props {
  searchParams: Promise<Query>
}

export const dynamic = 'force-dynamic'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const view = parseFeedView(await searchParams)
  const feed = `/activity.xml${feedQuery({ ...view, before: null })}`
  return {
    title: 'Activity',
    description: 'What people wrote, changed and voted on lately.',
    alternates: { types: { 'application/atom+xml': feed } },
  }
}

/** What people did lately: everywhere, or about one model or neuron. */
export default async function ActivityPage({ searchParams }: Props) {
  const view = parseFeedView(await searchParams)
  const [{ items, more }, models] = await Promise.all([readFeed(view), modelDirectory()])
  const latest = { ...view, before: null }
  const last = items.at(-1)
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Activity' }]}>
        <a href={`/activity.xml${feedQuery(latest)}`} className={buttonClass()}>
          Atom feed
        </a>
      </Crumbs>
      <h1>Activity</h1>
      <p className="mt-1 mb-3.5 text-ink-2">
        Claims, votes, replies and lists{view.neuron && ` about ${neuronRefText(view.neuron)}`}, the last first.
      </p>
      <Panel label="Activity">
        <nav aria-label="Models" className="flex flex-wrap gap-1.5 border-line border-b px-4 py-2.5">
          <Chip href="/activity" current={!view.model && !view.neuron && !view.person}>
            All
          </Chip>
          {[...models.keys()].map(name => (
            <Chip
              key={name}
              href={`/activity${feedQuery({ ...latest, neuron: null, model: name })}`}
              current={view.model === name}
            >
              {name}
            </Chip>
          ))}
        </nav>
        <FeedList items={items} />
      </Panel>
      {more && last && (
        <p className="mt-3">
          <a href={`/activity${feedQuery({ ...view, before: last.id })}`} className={buttonClass()}>
            Earlier
          </a>
        </p>
      )}
    </>
  )
}
