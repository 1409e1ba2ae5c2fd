import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { createListAction } from '#app/lists/actions.ts'
import { ListDetailsForm } from '#components/lists/list-details-form.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'A new list', robots: { index: false } }

/** Makes a list, with the neurons of `?neurons=a,b,c` in it. */
export default async function NewListPage({ searchParams }: { searchParams: Promise<Query> }) {
  const neurons = oneOf((await searchParams).neurons) ?? ''
  if (!(await currentMember(new Headers(await headers())))) {
    const back = `/lists/new${neurons && `?${new URLSearchParams({ neurons })}`}`
    redirect(`/account/sign-in?${new URLSearchParams({ next: back })}`)
  }
  return (
    <>
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Lists', href: '/lists' }, { label: 'A new list' }]} />
      <h1>A new list</h1>
      <p className="mt-1 mb-4 max-w-prose text-ink-2">
        A public list is signed with your name; its address can be shared, and it can stand on other pages.
      </p>
      <ListDetailsForm action={createListAction} neurons={neurons.split(/[\s,;]+/).join('\n')} />
    </>
  )
}
