import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { keepAction } from '#app/lists/keep/action.ts'
import { buttonClass } from '#components/ui/button.ts'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { neuronRefText, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { type NeuronShelf, neuronShelf } from '#lib/lists/neuron-shelf.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Keep a neuron', robots: { index: false } }

/** Bookmark, watch or list the neuron of `?neuron=`; its own page offers the same where scripts run. */
export default async function KeepPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ref = parseNeuronRef(oneOf((await searchParams).neuron) ?? '')
  if (!ref) notFound()
  const name = neuronRefText(ref)
  const member = await currentMember(new Headers(await headers()))
  const here = `/lists/keep?${new URLSearchParams({ neuron: name })}`
  if (!member) redirect(`/account/sign-in?${new URLSearchParams({ next: here })}`)
  const shelf = await neuronShelf(member.id, ref).catch((error: unknown): NeuronShelf => {
    if (error instanceof AccountRefusal) notFound()
    throw error
  })
  const rows = [
    { kept: 'bookmark', label: 'Bookmarks', on: shelf.bookmarked, words: ['Bookmark it', 'Remove the bookmark'] },
    {
      ...{ kept: 'watch', on: shelf.watched, words: ['Watch it', 'Watch it no longer'] },
      label: 'Watching: you are told of what is said of it',
    },
    ...shelf.lists.map(({ uid, title, has }) => {
      return { kept: uid, label: `List “${title}”`, on: has, words: ['Put it in', 'Take it out'] }
    }),
  ]
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: name, href: `/${name}` }, { label: 'Keep it' }]} />
      <h1>
        <span className="font-normal text-ink-3">Keep</span> {name}
      </h1>
      <Panel label="Kept in" className="mt-4 max-w-[640px]">
        {rows.map(({ kept, label, on, words }) => (
          <form
            key={kept}
            action={keepAction}
            className="flex items-center justify-between gap-3 border-line px-4 py-2 [form+&]:border-t"
          >
            <input type="hidden" name="neuron" value={name} />
            <input type="hidden" name="kept" value={kept} />
            <span className="wrap-anywhere min-w-0">
              {label}
              <span className="block text-ink-2 text-xs">{on ? 'yes' : 'no'}</span>
            </span>
            <button type="submit" name="on" value={on ? '' : '1'} className={buttonClass()}>
              {words[Number(on)]}
              <span className="sr-only">: {label}</span>
            </button>
          </form>
        ))}
      </Panel>
      <p className="mt-3">
        <a href={`/lists/new?${new URLSearchParams({ neurons: name })}`}>A new list with it</a>
      </p>
    </>
  )
}
