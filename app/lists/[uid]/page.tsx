import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { watchAction } from '#app/activity/watch-action.ts'
import { changeListAction, deleteListAction } from '#app/lists/actions.ts'
import { WatchForm } from '#components/feeds/watch-form.tsx'
import { SparklineRamp } from '#components/layer/sparkline.tsx'
import { BareFrame } from '#components/lists/bare-frame.tsx'
import { ItemWords } from '#components/lists/item-words.tsx'
import { ListActions } from '#components/lists/list-actions.tsx'
import { ListDetailsForm } from '#components/lists/list-details-form.tsx'
import { ListItems } from '#components/lists/list-items.tsx'

import { OwnItems } from '#components/lists/own-items.tsx'
import { Markdown } from '#components/markdown/markdown.tsx'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { neuronRefText } from '#lib/claims/neuron-ref.ts'
import { isWatched } from '#lib/feeds/watch.ts'
import { plural } from '#lib/format/plural.ts'
import { formatDate } from '#lib/format/time.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { readList } from '#lib/lists/read-list.ts'
import { neuronMarks } from '#lib/queries/neuron-marks.ts'

interface Props {
  params: Promise<{ uid: string }>
  searchParams: Promise<Query>
}

export const dynamic = 'force-dynamic'

/** The list as whoever asks may read it. In a frame nobody is signed in. */
const read = cache(async (uid: string, framed: boolean) => {
  const member = framed ? null : await currentMember(new Headers(await headers()))
  return { member, list: await readList(uid, member) }
})

const isFramed = (query: Query) => oneOf(query.embed) === '1'

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { list } = await read((await params).uid, isFramed(await searchParams))
  return { title: list?.title ?? 'No such list', robots: { index: list?.visibility === 'public' } }
}

/** A list of neurons. Its owner orders and changes it here. */
export default async function ListPage({ params, searchParams }: Props) {
  const [{ uid }, query] = await Promise.all([params, searchParams])
  const framed = isFramed(query)
  const { member, list } = await read(uid, framed)
  if (!list) notFound()
  const own = member?.id === list.owner.id
  const marks = await neuronMarks(list.items)
  const target = framed ? '_blank' : undefined
  const words = new Map(
    list.items.map(item => {
      const name = neuronRefText(item)
      return [name, <ItemWords key={name} {...item} mark={marks.get(name)} target={target} />]
    }),
  )
  const notes = new Map(
    list.items.map(item => [neuronRefText(item), <Markdown key={neuronRefText(item)} text={item.note} />]),
  )
  const items = <ListItems items={list.items} words={words} notes={notes} />
  if (framed)
    return (
      <div className="text-ink">
        <BareFrame theme={oneOf(query.theme)} />
        <SparklineRamp />
        <h1 className="mb-1.5 text-xs/4">
          <a href={`/lists/${uid}`} target="_blank" rel="noopener">
            {list.title}
          </a>{' '}
          <span className="font-normal text-ink-2">by {list.owner.name}, Soluscope</span>
        </h1>
        {items}
      </div>
    )
  return (
    <>
      <SparklineRamp />
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Lists', href: '/lists' }, { label: list.title }]}>
        {!own && (
          <WatchForm
            action={watchAction}
            subject={`list:${uid}`}
            watched={member !== null && (await isWatched(member.id, `list:${uid}`))}
            next={`/lists/${uid}`}
          />
        )}
        <ListActions list={list} />
      </Crumbs>
      <h1 className="wrap-anywhere">{list.title}</h1>
      <p className="mt-1 text-ink-2">
        by{' '}
        <Link href={`/people/${list.owner.id}`} prefetch={false}>
          {list.owner.name}
        </Link>{' '}
        · {list.visibility === 'public' ? 'public' : 'only you read it'} · {plural(list.items.length, 'neuron')} ·
        changed {formatDate(list.updatedAt)}
        {list.hidden && ' · hidden by a moderator'}
      </p>
      {list.note && (
        <div className="mt-2 max-w-prose">
          <Markdown text={list.note} />
        </div>
      )}
      <Panel label="Neurons" className="mt-4">
        {list.items.length === 0 && (
          <p className="px-4 py-3 text-ink-2">
            No neuron is in it yet{own && ': the page of each has a button that adds it'}.
          </p>
        )}
        {own ? (
          <OwnItems
            uid={uid}
            version={list.version}
            action={changeListAction}
            items={list.items.map(item => {
              const name = neuronRefText(item)
              return { name, note: item.note, words: words.get(name), shownNote: notes.get(name) }
            })}
          />
        ) : (
          items
        )}
      </Panel>
      {!own && (
        <p className="mt-3 text-ink-2 text-xs">
          <a href={`/flag?${new URLSearchParams({ subject: `list:${uid}` })}`} rel="nofollow">
            Flag this list
          </a>
        </p>
      )}
      {own && (
        <Panel label="About this list" className="mt-4 px-4 py-3">
          <details>
            <summary className="pointer-coarse:py-3">Title, note and readers</summary>
            <div className="pt-3">
              <ListDetailsForm action={changeListAction} list={list} />
            </div>
          </details>
          <details className="mt-2">
            <summary className="pointer-coarse:py-3">Delete the list</summary>
            <form action={deleteListAction} className="mt-2 flex flex-wrap items-center gap-3">
              <input type="hidden" name="uid" value={uid} />
              <span className="text-ink-2">It is removed for good, with its notes.</span>
              <button type="submit" className={buttonClass()}>
                Delete the list
              </button>
            </form>
          </details>
        </Panel>
      )}
    </>
  )
}
