import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { flagAction } from '#app/flag/actions.ts'
import { FlagForm } from '#components/moderation/flag-form.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { signInHref } from '#lib/accounts/ask-sign-in.ts'
import { currentMember } from '#lib/accounts/member.ts'
import { oneOf, type Query } from '#lib/layer/neuron-filter.ts'
import { readFlaggable } from '#lib/moderation/read-flaggable.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Flag', robots: { index: false } }

/** `/flag?subject=claim:{uid}`: tell moderators of something, with a reason. */
export default async function FlagPage({ searchParams }: { searchParams: Promise<Query> }) {
  const subject = oneOf((await searchParams).subject) ?? ''
  const member = await currentMember(new Headers(await headers()))
  if (!member) redirect(signInHref(`/flag?subject=${encodeURIComponent(subject)}`))
  const found = await readFlaggable(subject, member).catch(error => {
    if (error instanceof AccountRefusal) notFound()
    throw error
  })
  return (
    <div className="max-w-[640px]">
      <Crumbs path={[{ label: 'Models', href: '/' }, { label: 'Flag' }]} />
      <h1>Tell the moderators</h1>
      <p className="mt-1 text-ink-2">
        of <a href={found.href}>this {subject.split(':')[0]}</a> by {found.author.name}. Who flagged it is shown to
        moderators only. To say that a claim is wrong, vote against it instead.
      </p>
      <FlagForm action={flagAction} subject={subject} />
      <p className="mt-4 text-sm">
        <a href="/moderation/log">What moderators have done so far</a>
      </p>
    </div>
  )
}
