import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { saveSearchAction } from '#app/questions/actions.ts'
import { SaveForm } from '#components/questions/save-form.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { currentMember } from '#lib/accounts/member.ts'
import { safeNext } from '#lib/accounts/safe-next.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { questions } from '#lib/questions/questions.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Save a search', robots: { index: false } }

/** Keeps the page of `?path=` with its filters, for oneself or under a question. */
export default async function SavePage({ searchParams }: { searchParams: Promise<Query> }) {
  const path = safeNext(oneOf((await searchParams).path), '')
  if (path === '') notFound()
  const here = `/questions/save?${new URLSearchParams({ path })}`
  if (!(await currentMember(new Headers(await headers()))))
    redirect(`/account/sign-in?${new URLSearchParams({ next: here })}`)
  return (
    <>
      <Crumbs
        path={[{ label: 'Models', href: '/' }, { label: 'Questions', href: '/questions' }, { label: 'Save a search' }]}
      />
      <h1>Save a search</h1>
      <p className="wrap-anywhere mt-1 text-ink-2">
        <code className="font-mono">{path}</code>
      </p>
      <SaveForm
        action={saveSearchAction}
        path={path}
        questions={questions.map(({ number, slug, title }) => ({ slug, label: `${number}. ${title}` }))}
      />
    </>
  )
}
